"""What the inbox costs, as ratios: `make bench` (see docs/performance.md for the goals and the last figures)."""
