// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IPoolToken, Pool} from "./Pool.sol";

interface IWrapped is IPoolToken {
    function deposit() external payable;
    function withdraw(uint256 value) external;
}

interface IBridge {
    function deposit(IPoolToken token, uint256 amount, address to, uint256 chain) external;
}

/// Finds its way over pools for others, as aggregators do; keeps nothing.
contract Router {
    receive() external payable {}

    /// Pulls `most` in, pays at least `wanted` of the token behind two pools to `to`, and gives
    /// back to the caller what was not needed.
    function route(
        IPoolToken tokenIn, uint256 most, Pool first, IPoolToken middle, Pool second,
        uint256 wanted, address to
    ) external {
        tokenIn.transferFrom(msg.sender, address(this), most);
        uint256 needed = first.inputFor(tokenIn, second.inputFor(middle, wanted));
        tokenIn.transfer(address(first), needed);
        first.swap(tokenIn, address(second));
        require(second.swap(middle, to) >= wanted, "too little");
        if (most > needed) tokenIn.transfer(msg.sender, most - needed);
    }

    /// Wraps `spent` of the ether that came, swaps it, and gives the rest back.
    function buy(Pool pool, IWrapped wrapped, uint256 spent, address to) external payable {
        wrapped.deposit{value: spent}();
        wrapped.transfer(address(pool), spent);
        pool.swap(wrapped, to);
        if (msg.value > spent) _pay(payable(msg.sender), msg.value - spent);
    }

    /// Swaps a token for ether, which is paid out unwrapped.
    function sell(
        Pool pool, IWrapped wrapped, IPoolToken tokenIn, uint256 amount, address payable to
    ) external {
        tokenIn.transferFrom(msg.sender, address(pool), amount);
        uint256 got = pool.swap(tokenIn, address(this));
        wrapped.withdraw(got);
        _pay(to, got);
    }

    /// Swaps a token and brings what it got to a bridge, for `to` on another chain.
    function cross(
        Pool pool, IPoolToken tokenIn, uint256 amount, IPoolToken wanted, IBridge bridge,
        address to, uint256 chain
    ) external {
        tokenIn.transferFrom(msg.sender, address(pool), amount);
        uint256 got = pool.swap(tokenIn, address(this));
        wanted.approve(address(bridge), got);
        bridge.deposit(wanted, got, to, chain);
    }

    function _pay(address payable to, uint256 value) private {
        (bool ok, ) = to.call{value: value}("");
        require(ok, "payment refused");
    }
}
