"""Facts the cases need that no list at hand holds, and where they come from.

Tokens: symbols as the cases' screens show them; decimals follow from each case, which holds the
amount in base units and as it is shown, and are those of the token's contract (`decimals()`, on the
chain's explorer). Names: the device's list of trusted names, or ENS at the time, which nobody else
publishes. So a case proves of either only that it is put in the right place.
"""

_MAINNET = "eip155:1"

# The tickers of the device where they are not the contract's: it writes "_" for ".", and knows EURC
# by its older name.
_TOKENS = {
    ("eip155:1", "0x45e02bc2875a2914c4f585bbf92a6f28bc07cb70"): ("$MBG", 18),
    ("eip155:1", "0x38b0e3a59183814957d83df2a97492aed1f003e2"): ("ANML", 18),
    ("eip155:1", "0x64d0f55cd8c7133a9d7102b13987235f486f2224"): ("BORG", 18),
    ("eip155:1", "0xba9d4199fab4f26efe3551d490e3821486f135ba"): ("CHSB", 8),
    ("eip155:1", "0x8248270620aa532e4d64316017be5e873e37cc09"): ("DEVVE", 18),
    ("eip155:1", "0x1abaea1f7c830bd89acc67ec4af516284b1bc33c"): ("EUROC", 6),
    ("eip155:1", "0x740df024ce73f589acd5e8756b377ef8c6558bab"): ("HLG", 18),
    ("eip155:1", "0x8236a87084f8b84306f72007f36f2618a5634494"): ("LBTC", 8),
    ("eip155:1", "0x64351fc9810adad17a690e4e1717df5e7e085160"): ("msETH", 18),
    ("eip155:1", "0x890a5122aa1da30fec4286de7904ff808f0bd74a"): ("msY", 18),
    ("eip155:1", "0xba41ddf06b7ffd89d1267b5a93bfef2424eb2003"): ("MYTH", 18),
    ("eip155:1", "0xfae103dc9cf190ed75350761e95403b7b8afa6c0"): ("rswETH", 18),
    ("eip155:1", "0xb5d730d442e1d5b119fb4e5c843c48a64202ef92"): ("SABAI", 18),
    ("eip155:1", "0x5ea630e00d6ee438d3dea1556a110359acdc10a9"): ("sdPENDLE", 18),
    ("eip155:1", "0xae7ab96520de3a18e5e111b5eaab095312d7fe84"): ("stETH", 18),
    ("eip155:1", "0x9d39a5de30e57443bff2a8307a4256c8797a3497"): ("sUSDe", 18),
    ("eip155:1", "0xf230b790e05390fc8295f4d3f60332c93bed42e2"): ("TRX", 6),
    ("eip155:1", "0x73a15fed60bf67631dc6cd7bc5b6e8da8190acf5"): ("USD0", 18),
    ("eip155:1", "0x0000206329b97db379d5e1bf586bbdb969c63274"): ("USDA", 18),
    ("eip155:1", "0x4c9edd5852cd905f086c759e8383e09bff1e68b3"): ("USDe", 18),
    ("eip155:1", "0x06450dee7fd2fb8e39061434babcfc05599a6fb8"): ("XEN", 18),
    ("eip155:1", "0xd7efb00d12c2c13131fd319336fdf952525da2af"): ("XPR", 4),
    ("eip155:10", "0x9cfb13e6c11054ac9fcb92ba89644f30775436e4"): ("axl-wstETH", 18),
    ("eip155:56", "0x0e09fabb73bd3ade0a17ecc321fd13a19e81ce82"): ("Cake", 18),
    ("eip155:137", "0x27f8d03b3a2196956ed754badc28d73be8830a6e"): ("amDAI", 18),
    ("eip155:137", "0x3a58a54c066fdc0f2d55fc9c89f0415c92ebf3c4"): ("stMATIC", 18),
    ("eip155:250", "0xfb98b335551a418cd0737375a2ea0ded62ea213b"): ("miMATIC", 18),
    ("eip155:250", "0x6626c47c00f1d87902fc13eecfac3ed06d5e8d8a"): ("WOO", 18),
    ("eip155:8453", "0x532f27101965dd16442e59d40670faf5ebb142e4"): ("BRETT", 18),
    ("eip155:8453", "0x820c137fa70c8691f0e44dc420a5e53c168921dc"): ("USDS", 18),
    ("eip155:42161", "0x9cfb13e6c11054ac9fcb92ba89644f30775436e4"): ("axl-wstETH", 18),
    ("eip155:42161", "0x3082cc23568ea640225c2467653db90e9250aaa0"): ("RDNT", 18),
    ("eip155:43114", "0x152b9d0fdc40c096757f570a51e494bd4b943e50"): ("BTC_b", 8),
    ("eip155:43114", "0x5947bb275c521040051d82396192181b413227a3"): ("LINK_e", 18),
    ("eip155:43114", "0x60781c2586d68229fde47564546784ab3faca982"): ("PNG", 18),
    ("eip155:43114", "0x2b2c81e08f1af8835a78bb2a90ae924ace0ea4be"): ("sAVAX", 18),
    ("eip155:43114", "0x49d5c2bdffac6ce2bfdb6640f4f80f226bc10bab"): ("WETH_e", 18),
    ("eip155:59144", "0xeb466342c4d449bc9f53a865d5cb90586f405215"): ("axlUSDC", 6),
    ("eip155:59144", "0x4af15ec2a0bd43db75dd04e62faa3b8ef36b00d5"): ("DAI", 18),
    ("eip155:59144", "0xc7346783f5e645aa998b106ef9e7f499528673d8"): ("frxUSD", 18),
    ("eip155:59144", "0x176211869ca2b568f2a7d4ee941e073a821ee1ff"): ("USDC", 6),
    ("eip155:59144", "0xa219439258ca9da29e9cc4ce5596924745e12b93"): ("USDT", 6),
    ("eip155:59144", "0x3aab2285ddcddad8edf438c1bab47e1a9d05a9b4"): ("WBTC", 8),
    ("eip155:59144", "0xe5d7c2a44ffddf6b295a15c148167daaaf5cf34f"): ("WETH", 18),
    ("eip155:59144", "0xb5bedd42000b71fdde22d3ee8a79bd49a568fc8f"): ("wstETH", 18),
    ("eip155:1", "0x11aee91ed1e5a40443dd0ed21f7cf4d3fd4e0826"): ("keeyRLUSD", 18),
    ("eip155:1", "0x1fce9396c3add4c3a2ed6b4461425b36ebc4bf87"): ("keeyUSDC", 6),
    ("eip155:1", "0x370522edff79fca69e38f42c378531ba71d09678"): ("keeyUSDE", 18),
    ("eip155:1", "0x640522135e5e4598cae85b170d5a675a53770fa0"): ("kAaveUSDC", 6),
    ("eip155:1", "0x80c179cb86c567a0047f53a290ec4c246151b0e7"): ("kmgcUSDC", 6),
    ("eip155:1", "0xdb768e9658a544c547eb26af3b4e190845817f0e"): ("keeyUSDT", 6),
    ("eip155:1", "0xe69884a372571af24fcb94fb3f6948d1b0146533"): ("kmgcEURC", 6),
    ("eip155:1", "0xfb477d921b18c0fe6a4bd031f6f40006831e4c2b"): ("kmgpUSDT", 6),
    ("eip155:42161", "0xfd086bc7cd5c481dcc9c85ebe478a1c0b69fcbb9"): ("USDT", 6),
    ("eip155:56", "0x2170ed0880ac9a755fd29b2688956bd959f933f8"): ("ETH", 18),
    ("eip155:137", "0x2791bca1f2de4661ed88a30c99a7a9449aa84174"): ("USDC", 6),
    ("eip155:137", "0x28424507fefb6f7f8e9d3860f56504e4e5f5f390"): ("amWETH", 18),
    ("eip155:137", "0xb5c064f955d8e7f38fe0460c556a72987494ee17"): ("QUICK", 18),
}
_ENS = "ENS, as the device resolved it"
_DEVICE = "the device's list of names"
# Address on mainnet: name, source.
_NAMES = {
    "0x3e5c63644e683549055b9be8653de26e0b4cd36e": ("Safe L2 1.3.0", "safe-global/safe-deployments"),
    "0x29fcb43b46531bca003ddc8fcb67ffe91900c762": ("Safe L2 1.4.1", "safe-global/safe-deployments"),
    "0xba782baf2ee66f6fc76a711b6554975afb2805e4": ("conan26.eth", _ENS),
    "0xe57f3834700e9fe0166c97be35e97a053d1ac5f8": ("ldzx-001.eth", _ENS),
    "0xcacd6fd266af91b8aed52accc382b4e165586e29": ("Frax USD", _DEVICE),
    "0x2260fac5e5542a773aa44fbcfedf7c193bc2c599": ("Wrapped Bitcoin", _DEVICE),
    "0x3eaa0f0f0a5d3d595ae4e4b0d27f439d01c3e7b2": ("PT reUSD 25JUN2026", _DEVICE),
    "0xdcee70654261af21c44c093c300ed3bb97b78192": ("Wrapped OETH", _DEVICE),
    "0xfcdfda023f727dafa35e8ee2715bcd7411c86b21": ("yohoming.eth", _ENS),
    "0xd20c9018a5097e922e9c0539aef389c871e76c3f": ("sosalkin.eth", _ENS),
    "0x71912cbe10302b66f14f4d39f6329986798aaa6a": ("duelinggalois.eth", _ENS),
    "0xd93f808e16eeeafcc342a55634fba3b77e9231b3": ("ccamborde.eth", _ENS),
    "0x0147a2d38acc12b88432f49b9a1dac86f6793220": ("investingdams.eth", _ENS),
    "0x3006ef6777ccc79c3af305101fe0b3d14bd47b59": ("capitalistarebelde.eth", _ENS),
    "0x81eb46befd6089b6ed8f6d791d89afda17f81e20": ("outputlayer.eth", _ENS),
    "0x8379bd16381620914d8fa3d535f6ca9ef23ece53": ("kugusha.eth", _ENS),
    "0x0448cb024711d99f1daed26a90408e58745ee66e": ("kozakura.eth", _ENS),
    "0xe923302a5f0617ae4850442c03291cb709e99e43": ("pochemuchka.eth", _ENS),
    "0xb0debcb643ee79f19ef659bd01d0fac12d058604": ("vijaypushkin.eth", _ENS),
    "0xc27df98c6379569eb00d9048fdfe898bd1680132": ("bluetable.eth", _ENS),
    "0xc28de126e148361cad06a235eb39651652360ba0": ("devhaikya.eth", _ENS),
}

TOKENS = _TOKENS
ADDRESS_NAMES = {(_MAINNET, key): name for key, (name, _) in _NAMES.items()}
