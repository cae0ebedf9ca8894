// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

interface IPoolToken {
    function balanceOf(address owner) external view returns (uint256);
    function approve(address spender, uint256 value) external returns (bool);
    function transfer(address to, uint256 value) external returns (bool);
    function transferFrom(address from, address to, uint256 value) external returns (bool);
}

/// A constant-product pool of two tokens: 0.3 % stay with it. Its own token stands for shares.
contract Pool {
    string public constant name = "Test Pool Share";
    string public constant symbol = "share";
    uint8 public constant decimals = 18;
    IPoolToken public immutable token0;
    IPoolToken public immutable token1;
    uint256 public reserve0;
    uint256 public reserve1;
    uint256 public totalSupply;
    mapping(address => uint256) public balanceOf;

    event Transfer(address indexed from, address indexed to, uint256 value);
    event Swap(address indexed by, address indexed to, address tokenIn, uint256 came, uint256 paid);

    constructor(IPoolToken token0_, IPoolToken token1_) {
        token0 = token0_;
        token1 = token1_;
    }

    /// Takes both tokens; the first shares are one each unit of token0.
    function add(uint256 amount0, uint256 amount1) external returns (uint256 shares) {
        token0.transferFrom(msg.sender, address(this), amount0);
        token1.transferFrom(msg.sender, address(this), amount1);
        uint256 came = token0.balanceOf(address(this)) - reserve0;
        shares = totalSupply == 0 ? came : came * totalSupply / reserve0;
        totalSupply += shares;
        balanceOf[msg.sender] += shares;
        emit Transfer(address(0), msg.sender, shares);
        _sync();
    }

    function remove(uint256 shares) external {
        uint256 amount0 = reserve0 * shares / totalSupply;
        uint256 amount1 = reserve1 * shares / totalSupply;
        balanceOf[msg.sender] -= shares;
        totalSupply -= shares;
        emit Transfer(msg.sender, address(0), shares);
        token0.transfer(msg.sender, amount0);
        token1.transfer(msg.sender, amount1);
        _sync();
    }

    /// Pulls the token in from the caller.
    function trade(IPoolToken tokenIn, uint256 amount, address to) external returns (uint256) {
        tokenIn.transferFrom(msg.sender, address(this), amount);
        return swap(tokenIn, to);
    }

    /// Swaps what came in since the last call.
    function swap(IPoolToken tokenIn, address to) public returns (uint256 paid) {
        bool first = _isFirst(tokenIn);
        (uint256 into, uint256 out) = first ? (reserve0, reserve1) : (reserve1, reserve0);
        uint256 came = tokenIn.balanceOf(address(this)) - into;
        require(came > 0, "nothing came in");
        paid = came * 997 * out / (into * 1000 + came * 997);
        (first ? token1 : token0).transfer(to, paid);
        _sync();
        emit Swap(msg.sender, to, address(tokenIn), came, paid);
    }

    /// What must come in for `paid` to be paid out.
    function inputFor(IPoolToken tokenIn, uint256 paid) external view returns (uint256) {
        (uint256 into, uint256 out) =
            _isFirst(tokenIn) ? (reserve0, reserve1) : (reserve1, reserve0);
        return into * paid * 1000 / ((out - paid) * 997) + 1;
    }

    function _isFirst(IPoolToken token) private view returns (bool first) {
        first = address(token) == address(token0);
        require(first || address(token) == address(token1), "not of this pool");
    }

    function _sync() private {
        reserve0 = token0.balanceOf(address(this));
        reserve1 = token1.balanceOf(address(this));
    }
}
