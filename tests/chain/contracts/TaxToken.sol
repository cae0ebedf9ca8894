// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// A test token that keeps 2 % of every payment for its collector (fee on transfer).
contract TaxToken {
    string public constant name = "Taxed Test Coin";
    string public constant symbol = "tax";
    uint8 public constant decimals = 18;
    address public immutable minter = msg.sender;
    address public immutable collector;
    uint256 public totalSupply;
    mapping(address => uint256) public balanceOf;
    mapping(address => mapping(address => uint256)) public allowance;

    event Transfer(address indexed from, address indexed to, uint256 value);
    event Approval(address indexed owner, address indexed spender, uint256 value);

    constructor(address collector_) {
        collector = collector_;
    }

    function mint(address to, uint256 value) external {
        require(msg.sender == minter, "not the minter");
        totalSupply += value;
        balanceOf[to] += value;
        emit Transfer(address(0), to, value);
    }

    function transfer(address to, uint256 value) external returns (bool) {
        _pay(msg.sender, to, value);
        return true;
    }

    function approve(address spender, uint256 value) external returns (bool) {
        allowance[msg.sender][spender] = value;
        emit Approval(msg.sender, spender, value);
        return true;
    }

    function transferFrom(address from, address to, uint256 value) external returns (bool) {
        allowance[from][msg.sender] -= value; // checked: reverts below zero
        _pay(from, to, value);
        return true;
    }

    function _pay(address from, address to, uint256 value) private {
        uint256 tax = value / 50;
        _move(from, collector, tax);
        _move(from, to, value - tax);
    }

    function _move(address from, address to, uint256 value) private {
        balanceOf[from] -= value;
        balanceOf[to] += value;
        emit Transfer(from, to, value);
    }
}
