"""Seeded mistakes: what the checker catches of each kind, and what it refuses without reason."""
