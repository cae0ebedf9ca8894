"""What people see: pages looked at in a real, headless Chromium."""
