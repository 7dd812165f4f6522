"""Compare commitments across years: what was promised, what became of it, and what changed."""

from __future__ import annotations

from policymine.comparing.engine import Comparison, compare

__all__ = ["Comparison", "compare"]
