"""What the application promises about speed, as ratios measured side by side; never a timed test."""
