"""How colours look to people who see fewer of them, and how well one is read upon another."""

from __future__ import annotations

import math

VISION = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "no red cones": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "no green cones": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "no blue cones": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
"""What is left of linear red, green and blue (Machado, Oliveira and Fernandes 2009, severity 1)."""


def difference(one: str, other: str, eyes: str) -> float:
    """How different two colours (``#rrggbb``) look: their distance in CIELAB."""
    return math.dist(_lab(one, eyes), _lab(other, eyes))


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2, from 1 to 21."""
    bright, dark = sorted((_dot((0.2126, 0.7152, 0.0722), _linear(each)) for each in (one, other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def _lab(colour: str, eyes: str) -> tuple[float, float, float]:
    left = [min(1.0, max(0.0, _dot(row, _linear(colour)))) for row in VISION[eyes]]
    to_xyz = ((0.4339, 0.3762, 0.1899), (0.2126, 0.7152, 0.0722), (0.0177, 0.1095, 0.8729))
    xyz = [_dot(row, left) for row in to_xyz]
    x, y, z = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in xyz)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _linear(colour: str) -> list[float]:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]


def _dot(row: tuple[float, ...], values: list[float]) -> float:
    return sum(a * b for a, b in zip(row, values, strict=True))
