# What faulthandler prints of one thread: its Python frames, the innermost first.
import re
import sys

FRAME = re.compile(r'^  File (?:"(.*)"|<[^>]*>), line (\d{1,9}) in (.*)$')


def escaped(match):
    number = int(match.group(1) or match.group(2) or match.group(3), 16)
    # A script can write there too, also what is no sign.
    return chr(number) if number <= sys.maxunicode else match.group()


def plain(text):
    # faulthandler writes any other than ASCII by number.
    return re.sub(r"\\x([0-9a-f]{2})|\\u([0-9a-f]{4})|\\U([0-9a-f]{8})", escaped, text)


def frames(text):
    # [[file, line, function], ...] of all whole lines; a line that is still being written is left out.
    found = []
    for line in text.split("\n")[:-1]:
        match = FRAME.match(line)
        if match:
            found.append([plain(match.group(1) or ""), int(match.group(2)), plain(match.group(3))])
    return found


def own_line(stack, code_file):
    # The innermost line of the author's script; None where none of the frames is his.
    for file, line, _ in stack:
        if file == code_file:
            return line
    return None
