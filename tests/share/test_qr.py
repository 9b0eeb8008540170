"""A QR code is read by a program that did not write it."""

from __future__ import annotations

import re

import pytest
import zxingcpp
from PIL import Image, ImageDraw

from app.share.qr import qr_code

_MODULE = 8
_STEP = re.compile(r"([Mmh])(-?[\d.]+)(?: (-?[\d.]+))?")


def drawn(svg: str) -> Image.Image:
    """The qr_code: its one path is of strokes a module high, each drawn from left to right."""
    size = int(re.findall(r'viewBox="0 0 (\d+) \1"', svg)[0])
    image = Image.new("L", (size * _MODULE, size * _MODULE), 255)
    pen = ImageDraw.Draw(image)
    x = y = 0.0
    for step, first, second in _STEP.findall(svg.partition('stroke="#000" d="')[2]):
        if step == "h":
            box = (x, y - 0.5, x + float(first), y + 0.5)
            left, top, right, bottom = (round(edge * _MODULE) for edge in box)
            pen.rectangle((left, top, right - 1, bottom - 1), 0)
            x += float(first)
        else:
            from_x, from_y = (0.0, 0.0) if step == "M" else (x, y)
            x, y = from_x + float(first), from_y + float(second)
    return image


@pytest.mark.parametrize(
    "address",
    [
        "https://bridges.example/",
        "https://bridges.example/news/bridge/closure/#s-abcdef",
        "https://explainers.bridges.example/why-the-bridge-over-the-ouse-is-shut/" + "who-" * 30,
    ],
)
def test_it_says_the_address(address: str) -> None:
    (found,) = zxingcpp.read_barcodes(drawn(qr_code(address).decode()))
    assert found.format == zxingcpp.BarcodeFormat.QRCode
    assert found.text == address


def test_it_is_dark_on_light_with_a_margin_of_four_modules() -> None:
    svg = qr_code("https://bridges.example/").decode()
    assert re.search(r'<path fill="#fff" d="M0 0h(\d+)v\1h-\1z"/>', svg)
    image = drawn(svg)
    inside = image.point([255 - value for value in range(256)]).getbbox()
    assert inside == (4 * _MODULE, 4 * _MODULE, *(edge - 4 * _MODULE for edge in image.size))


def test_it_is_the_same_bytes_every_time() -> None:
    first = qr_code("https://bridges.example/bridge/")
    qr_code.cache_clear()
    assert qr_code("https://bridges.example/bridge/") == first
