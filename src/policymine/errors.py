"""What can go wrong, each with a hint on what to do about it."""

from __future__ import annotations


class PolicymineError(Exception):
    """Base of every error that policymine raises on purpose.

    Attributes:
        category: A short fixed name of the kind of trouble, for the issues table.
        hint: What the user can do about it.

    Example:
        >>> error = UnreadableDocument("not a PDF file", page=None)
        >>> error.category, str(error)
        ('unreadable', 'not a PDF file')
    """

    category = "error"
    default_hint = ""

    def __init__(self, message: str, *, hint: str | None = None, page: int | None = None) -> None:
        super().__init__(message)
        self.hint = self.default_hint if hint is None else hint
        self.page = page


class UnreadableDocument(PolicymineError):
    """The file is damaged, or is not of the format that its name says."""

    category = "unreadable"
    default_hint = "open the file in its own program and save it anew"


class EncryptedDocument(PolicymineError):
    """The file is protected by a password."""

    category = "encrypted"
    default_hint = "save a copy of the file without the password"


class EmptyDocument(PolicymineError):
    """The file holds no text (a scan without a text layer, or nothing at all)."""

    category = "empty"
    default_hint = "if it is a scan, run text recognition on it first"


class UnsupportedFormat(PolicymineError):
    """No reader knows files of this kind."""

    category = "unsupported"
    default_hint = "convert the file to .txt, .html, .docx, .xlsx or .pdf"


class MissingProgram(PolicymineError):
    """A program that is needed to read files of this kind is not installed."""

    category = "missing_program"
    default_hint = (
        "install LibreOffice (Debian, Ubuntu: apt-get install libreoffice-writer; https://www.libreoffice.org), "
        "or save the file as .docx"
    )


class AccessDenied(PolicymineError):
    """The file may not be read, or lies outside the input folder."""

    category = "access"
    default_hint = "check the file's permissions"


class TimeLimitExceeded(PolicymineError):
    """A piece of text took longer than the time limit and was left out."""

    category = "timeout"
    default_hint = "the rest of the document was mined; look at the named place by hand"


class ResourceError(PolicymineError):
    """A language folder, theme file or unit file does not say what it should."""

    category = "resource"
    default_hint = "compare the file with the one that policymine ships"


class UsageError(PolicymineError):
    """The command or function was called in a way that cannot work."""

    category = "usage"


class Unreachable(UsageError):
    """A place on the network cannot be listed, read or written."""

    category = "access"
    default_hint = "check the address, the credentials and the network"


class MissingExtra(PolicymineError):
    """A package is needed that only an extra of policymine installs; the hint names the extra."""

    category = "missing_extra"
