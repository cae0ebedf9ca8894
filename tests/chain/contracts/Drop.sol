// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// Collectibles (ERC-721's event) for whoever asks: free, or for ether.
contract Drop {
    uint256 public count;
    mapping(uint256 => address) public ownerOf;

    event Transfer(address indexed from, address indexed to, uint256 indexed tokenId);

    function claim() external {
        _give();
    }

    function buy() external payable {
        require(msg.value > 0, "not for nothing");
        _give();
    }

    function _give() private {
        ownerOf[++count] = msg.sender;
        emit Transfer(address(0), msg.sender, count);
    }
}
