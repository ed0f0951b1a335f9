"""Budget performance (绩效): check, perform, promote."""

__version__ = "2026.11"
