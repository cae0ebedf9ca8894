// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// Pays ether on in internal calls, which no log and no plain transaction shows.
contract Splitter {
    receive() external payable {}

    /// Pays all it holds in equal shares; the last one also gets what does not divide.
    function split(address payable[] calldata to) external payable {
        uint256 share = address(this).balance / to.length;
        for (uint256 i = 0; i + 1 < to.length; i++) {
            _pay(to[i], share);
        }
        _pay(to[to.length - 1], address(this).balance);
    }

    /// Half goes to `kept`. The payment of the rest to `undone` reverts, is caught, and the rest
    /// goes to `kept` as well: a good transaction with payments in it that never happened.
    function attempt(address payable kept, address payable undone) external payable {
        uint256 half = msg.value / 2;
        _pay(kept, half);
        try this.payThenRevert{value: msg.value - half}(undone) {} catch {
            _pay(kept, msg.value - half);
        }
    }

    /// Always reverts, after a payment which is thereby undone.
    function payThenRevert(address payable to) external payable {
        _pay(to, msg.value);
        revert("undone");
    }

    function _pay(address payable to, uint256 value) private {
        (bool ok, ) = to.call{value: value}("");
        require(ok, "payment refused");
    }
}
