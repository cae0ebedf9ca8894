from tests.infrastructure import on

HIT = [on("short.example", "shortener")]
CLEAN = [on("short.example", "tunnel"), on("short.example", "free-host")]
