"""What the pages of a diary show: to its writer, and to those who were asked to read."""

from whatmatters.diary.selectors.mine import (
    DiaryPage,
    WritePage,
    change_page,
    diary_page,
    latest_entries,
    own_entry,
    own_record,
    unfinished_of,
    write_page,
)
from whatmatters.diary.selectors.reading import (
    EntryPage,
    SharedPage,
    entry_page,
    has_shared,
    kept_file,
    shared_page,
    shared_with,
)
from whatmatters.diary.selectors.sharing import SharingPage, own_share, sharing_page
from whatmatters.diary.selectors.showing import ShownEntry, ShownFile

__all__ = [
    "DiaryPage",
    "EntryPage",
    "SharedPage",
    "SharingPage",
    "ShownEntry",
    "ShownFile",
    "WritePage",
    "change_page",
    "diary_page",
    "entry_page",
    "has_shared",
    "kept_file",
    "latest_entries",
    "own_entry",
    "own_record",
    "own_share",
    "shared_page",
    "shared_with",
    "sharing_page",
    "unfinished_of",
    "write_page",
]
