"""HTML as text: what a page says and asks, without running anything of it."""
