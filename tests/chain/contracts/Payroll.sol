// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IPoolToken} from "./Pool.sol";

/// Pays many in one transaction, each the same.
contract Payroll {
    function pay(IPoolToken token, uint256 each, address[] calldata to) external {
        for (uint256 i = 0; i < to.length; i++) {
            token.transferFrom(msg.sender, to[i], each);
        }
    }

    /// In two tokens at once.
    function payBoth(IPoolToken one, IPoolToken other, uint256 each, address[] calldata to)
        external
    {
        for (uint256 i = 0; i < to.length; i++) {
            one.transferFrom(msg.sender, to[i], each);
            other.transferFrom(msg.sender, to[i], each);
        }
    }
}
