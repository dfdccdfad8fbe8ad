"""A document's bytes with its structure tree, packed (ISO 32000-1, 7.5.7 and 7.5.8)."""

import re
import struct
import zlib
from collections.abc import Iterator
from itertools import islice

from fpdf.output import OutputProducer
from fpdf.syntax import PDFObject

from exports.tags import Tags

PACKED = 500
"""Objects in one stream; a reader unpacks all of them for one."""

ENTRY = struct.Struct(">BIH")
FREE, PLAIN, IN_STREAM = 0, 1, 2
END = re.compile(rb"xref\n0 .*trailer\n<<\n/Size \d+(.*)>>\nstartxref\n\d+\n%%EOF\n?\Z", re.DOTALL)
"""What fpdf2 ends a file with: the table of its objects, then what the file as a whole has."""


class TaggedOutput(OutputProducer):
    """Puts the parts of a document behind all that fpdf2 writes, and a table of all objects behind them.

    fpdf2 writes every object on its own: the tree of 1,000 rows would take 800 kB, packed it takes a seventh of that.
    """

    def bufferize(self) -> bytearray:
        buffer = super().bufferize()
        end = END.search(buffer, buffer.rindex(b"\nxref\n0 "))
        if end is None:
            raise AssertionError("fpdf2 ends its files in another way")
        whole = end[1]
        del buffer[end.start() :]
        entries = self._pack(buffer)
        _refer(buffer, [ENTRY.pack(FREE, 0, 0xFFFF), *self._plain(), *entries], whole)
        return buffer

    def _add_structure_tree(self) -> PDFObject:
        self._root = _Root(self)
        self._add_pdf_obj(self._root, "structure_tree")
        return self._root

    @property
    def tags(self) -> Tags:
        tags = self.fpdf.struct_builder
        if not isinstance(tags, Tags):
            raise TypeError("only a document with tags")
        return tags

    @property
    def first(self) -> int:
        """The number of the first part; what fpdf2 writes is numbered before it."""
        return self.obj_id + 1

    def _plain(self) -> Iterator[bytes]:
        return (ENTRY.pack(PLAIN, self.offsets[number], 0) for number in range(1, self.first))

    def _pack(self, buffer: bytearray) -> list[bytes]:
        """Append the streams of parts; give the table's entries, of the parts and then of the streams."""
        pages = [self.fpdf.pages[page].id for page in range(1, self.fpdf.pages_count + 1)]
        objects = self.tags.objects(self.first, self._root.id, pages)
        count = self.tags.object_count
        packed: list[bytes] = []
        streams: list[bytes] = []
        number = self.first
        while group := list(islice(objects, PACKED)):
            stream = self.first + count + len(streams)
            packed += [ENTRY.pack(IN_STREAM, stream, index) for index in range(len(group))]
            streams.append(ENTRY.pack(PLAIN, len(buffer), 0))
            buffer += _stream(stream, group, number)
            number += len(group)
        return packed + streams


class _Root(PDFObject):
    """Where the file's catalog finds the parts. Their numbers are known when all other objects have theirs."""

    def __init__(self, output: TaggedOutput) -> None:
        super().__init__()
        self._output = output

    def serialize(self, obj_dict: object = None, _security_handler: object = None) -> str:  # noqa: ARG002 - fpdf2's own
        first, tags = self._output.first, self._output.tags
        parents = first + tags.object_count - 1
        entries = f"/K {first} 0 R/ParentTree {parents} 0 R/ParentTreeNextKey {self._output.fpdf.pages_count}"
        return f"{self.id} 0 obj\n<</Type/StructTreeRoot{entries}>>\nendobj"


def _stream(stream: int, objects: list[bytes], first: int) -> bytes:
    places: list[int] = []
    place = 0
    for written in objects:
        places.append(place)
        place += len(written) + 1
    index = " ".join(f"{number} {place}" for number, place in enumerate(places, first)).encode()
    content = zlib.compress(index + b"\n" + b"\n".join(objects))
    head = f"/Type/ObjStm/N {len(objects)}/First {len(index) + 1}"
    return _object(stream, head, content)


def _refer(buffer: bytearray, entries: list[bytes], whole: bytes) -> None:
    """End the file: the table of its objects, which counts itself, and where to find that."""
    place, number = len(buffer), len(entries)
    content = zlib.compress(b"".join([*entries, ENTRY.pack(PLAIN, place, 0)]))
    head = f"/Type/XRef/W[1 4 2]/Size {number + 1}{whole.decode('latin-1').strip()}"
    buffer += _object(number, head, content)
    buffer += f"startxref\n{place}\n%%EOF\n".encode()


def _object(number: int, head: str, content: bytes) -> bytes:
    entries = f"{number} 0 obj\n<<{head}/Filter/FlateDecode/Length {len(content)}>>\nstream\n".encode("latin-1")
    return entries + content + b"\nendstream\nendobj\n"
