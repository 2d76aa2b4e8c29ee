"""Small real files for the threads, made in code."""

import io

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw

from coordination.actions.files import IncomingFile, check_file

PAGE = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 4 0 R>>>>/Contents 5 0 R>>"
FONT = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"


def pdf(name: str, *lines: str) -> IncomingFile:
    """A PDF of one page with these lines, checked as any upload is."""
    shown = "".join(f"({_escaped(line)}) Tj T* " for line in lines)
    stream = f"BT /F1 12 Tf 18 TL 60 780 Td {shown}ET"
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        PAGE,
        FONT,
        f"<</Length {len(stream)}>>\nstream\n{stream}\nendstream",
    ]
    return check_file(SimpleUploadedFile(name, _pdf_of(objects)))


def _pdf_of(objects: list[str]) -> bytes:
    body = b"%PDF-1.4\n"
    offsets = []
    for number, text in enumerate(objects, start=1):
        offsets.append(len(body))
        body += f"{number} 0 obj\n{text}\nendobj\n".encode("cp1252")
    entries = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    size = len(objects) + 1
    table = f"xref\n0 {size}\n0000000000 65535 f \n{entries}trailer\n<</Size {size}/Root 1 0 R>>\n"
    return body + f"{table}startxref\n{len(body)}\n%%EOF\n".encode("ascii")


def _escaped(line: str) -> str:
    return line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def picture(name: str, text: str) -> IncomingFile:
    """A PNG like a photographed letter, checked as any upload is."""
    image = Image.new("RGB", (480, 320), "#f4f1ea")
    draw = ImageDraw.Draw(image)
    draw.rectangle((24, 24, 456, 296), fill="white", outline="#8a8a8a")
    draw.text((48, 48), text, fill="#1a1a1a")
    for y in range(96, 272, 20):
        draw.line((48, y, 432 - (y * 7) % 90, y), fill="#b5b5b5", width=3)
    stored = io.BytesIO()
    image.save(stored, "PNG")
    return check_file(SimpleUploadedFile(name, stored.getvalue()))
