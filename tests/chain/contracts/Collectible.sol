// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// A plain test collectible (ERC-721 without the optional parts).
contract Collectible {
    address public immutable minter = msg.sender;
    mapping(uint256 => address) private _owner;
    mapping(address => uint256) public balanceOf;
    mapping(uint256 => address) public getApproved;

    event Transfer(address indexed from, address indexed to, uint256 indexed tokenId);
    event Approval(address indexed owner, address indexed approved, uint256 indexed tokenId);

    function supportsInterface(bytes4 id) external pure returns (bool) {
        return id == 0x01ffc9a7 || id == 0x80ac58cd; // ERC-165, ERC-721
    }

    function ownerOf(uint256 id) public view returns (address owner) {
        owner = _owner[id];
        require(owner != address(0), "no such collectible");
    }

    function mint(address to, uint256 id) external {
        require(msg.sender == minter, "not the minter");
        require(_owner[id] == address(0), "already minted");
        _owner[id] = to;
        balanceOf[to] += 1;
        emit Transfer(address(0), to, id);
    }

    function approve(address to, uint256 id) external {
        require(ownerOf(id) == msg.sender, "not the owner");
        getApproved[id] = to;
        emit Approval(msg.sender, to, id);
    }

    function transferFrom(address from, address to, uint256 id) external {
        require(ownerOf(id) == from, "not the owner");
        require(msg.sender == from || msg.sender == getApproved[id], "not allowed");
        delete getApproved[id];
        _owner[id] = to;
        balanceOf[from] -= 1;
        balanceOf[to] += 1;
        emit Transfer(from, to, id);
    }
}
