from tests.infrastructure import on

HIT = [on("tunnel.example", "tunnel")]
CLEAN = [on("tunnel.example", "shortener"), on("tunnel.example", "dynamic-dns")]
