// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IPoolToken} from "./Pool.sol";

/// Locks on one chain; its keeper releases on the other. The zero address is the chain's own coin.
contract Bridge {
    address public immutable keeper;
    uint256 public count;
    mapping(bytes32 => bool) public released;

    event Deposited(
        bytes32 indexed id, address indexed sender, address receiver, address token,
        uint256 amount, uint256 chain
    );
    event Released(
        bytes32 indexed id, address indexed receiver, address token, uint256 amount, uint256 chain
    );

    constructor(address keeper_) {
        keeper = keeper_;
    }

    /// Stock to release from.
    receive() external payable {}

    function deposit(IPoolToken token, uint256 amount, address to, uint256 chain) external {
        token.transferFrom(msg.sender, address(this), amount);
        emit Deposited(_next(), msg.sender, to, address(token), amount, chain);
    }

    function depositNative(address to, uint256 chain) external payable {
        emit Deposited(_next(), msg.sender, to, address(0), msg.value, chain);
    }

    function release(bytes32 id, IPoolToken token, uint256 amount, address to, uint256 chain)
        external
    {
        require(msg.sender == keeper, "not the keeper");
        require(!released[id], "released already");
        released[id] = true;
        if (address(token) == address(0)) {
            (bool ok, ) = to.call{value: amount}("");
            require(ok, "payment refused");
        } else {
            token.transfer(to, amount);
        }
        emit Released(id, to, address(token), amount, chain);
    }

    function _next() private returns (bytes32) {
        return keccak256(abi.encode(block.chainid, address(this), count++));
    }
}
