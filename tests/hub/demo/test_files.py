"""The demo's files are real ones."""

import io

from PIL import Image

from hub.demo.files import pdf, picture


def test_a_pdf_is_one_that_readers_open():
    file = pdf("budget.pdf", "Budget (udkast)", "Husleje: 7.840 kr.")
    assert file.content_type == "application/pdf"
    start = int(file.content.rsplit(b"startxref\n", 1)[1].split()[0])
    assert file.content[start:].startswith(b"xref")
    assert rb"(Budget \(udkast\)) Tj" in file.content


def test_every_object_of_the_pdf_lies_where_its_table_says():
    content = pdf("brev.pdf", "Æ, Ø og Å").content
    table = content[content.rindex(b"xref\n0 6") :].splitlines()[3:8]
    for number, row in enumerate(table, start=1):
        assert content[int(row.split()[0]) :].startswith(f"{number} 0 obj".encode())


def test_a_picture_is_a_png():
    file = picture("foto.png", "Brev")
    assert Image.open(io.BytesIO(file.content)).format == "PNG"
