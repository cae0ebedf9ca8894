"""What a person asks for, joined from the rooms below: wiring only."""
