from tests.pages import CLAIM, NEWS, SEED, WARNING, example, landing

KEY = "<label for=k>Private key</label><textarea id=k></textarea>"
SPANISH = "<p>Introduzca su frase de recuperaci\u00f3n</p><textarea></textarea>"
CHINESE = "<p>\u8bf7\u8f93\u5165\u52a9\u8bb0\u8bcd</p><input>"
RUSSIAN = (
    "<p>\u0412\u0432\u0435\u0434\u0438\u0442\u0435 "
    "\u0441\u0438\u0434-\u0444\u0440\u0430\u0437\u0443</p><input>"
)
HIDDEN = "<p>Enter your se<i></i>ed phr\u200base</p><textarea></textarea>"
SCRIPT = "<script>show('Please enter your seed phrase to restore')</script>"

HIT = [
    example(SEED),
    example(SEED, at=landing(official=True)),
    example(KEY),
    example(SPANISH),
    example(CHINESE),
    example(RUSSIAN),
    example(HIDDEN),
    example(SCRIPT),
]
CLEAN = [
    example(WARNING),
    example(NEWS),
    example(CLAIM),
    example("<p>Write your recovery phrase on paper.</p>"),
    example("<p>Our 12 words of the year</p><input name=email>"),
    example("<input name=note placeholder='Never type your seed phrase here'>"),
]
