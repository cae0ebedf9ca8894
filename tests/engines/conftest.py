"""Tests of real engines: minutes long, and their packages are not those of the other tests.

`make engines` sets HUE_ENGINES; without it nothing here is collected.
"""

import os

collect_ignore_glob = [] if os.environ.get("HUE_ENGINES") else ["test_*.py"]
