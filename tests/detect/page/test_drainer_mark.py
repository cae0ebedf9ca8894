from tests.pages import CLAIM, KIT, NEWS, example, landing

BOT = "<script>fetch('https://api.telegram.org/bot1:x/sendMessage')</script>"
MONKEY = "<script src=chain-common.js></script><script src=./chain-bundle.js></script>"
HIT = [
    example(KIT),
    example(KIT, at=landing(official=True)),
    example(MONKEY),
    example(CLAIM + BOT),
]
CLEAN = [
    example(NEWS),
    example(CLAIM),
    # A shop's own settings, and a contact form that reports to a bot.
    example("<script src=js/settings.js></script><script>var colour='red'</script>"),
    example("<h1>Write to us</h1><input name=mail>" + BOT),
]
