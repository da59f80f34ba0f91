/*
 * Written by `node scripts/stdlib.mjs`. Facts from stdlib-list==0.12.0 (Python 3.10 to 3.14) and from Node 20.20.2 itself.
 */

/** The oldest and the newest Python whose modules are known. */
export const knownPythons = ['3.10', '3.14'] as const

/** Top-level modules of every Python from 3.10 to 3.14. */
export const alwaysThere = `
  __future__ __main__ _abc _aix_support _ast _asyncio _bisect _blake2 _bz2 _codecs _codecs_cn _codecs_hk _codecs_iso2022 _codecs_jp
  _codecs_kr _codecs_tw _collections _collections_abc _compat_pickle _contextvars _csv _ctypes _curses _curses_panel
  _datetime _dbm _decimal _elementtree _frozen_importlib _frozen_importlib_external _functools _gdbm _hashlib _heapq
  _imp _io _json _locale _lsprof _lzma _markupbase _md5 _multibytecodec _multiprocessing _opcode _operator
  _osx_support _overlapped _pickle _posixshmem _posixsubprocess _py_abc _pydecimal _pyio _queue _random _scproxy _sha1
  _sha3 _signal _sitebuiltins _socket _sqlite3 _sre _ssl _stat _statistics _string _strptime _struct _symtable _thread
  _threading_local _tkinter _tracemalloc _uuid _warnings _weakref _weakrefset _winapi _zoneinfo abc argparse array ast
  asyncio atexit base64 bdb binascii bisect builtins bz2 cProfile calendar cmath cmd code codecs codeop collections
  colorsys compileall concurrent configparser contextlib contextvars copy copyreg csv ctypes curses dataclasses
  datetime dbm decimal difflib dis doctest email encodings ensurepip enum errno faulthandler fcntl filecmp fileinput
  fnmatch fractions ftplib functools gc genericpath getopt getpass gettext glob graphlib grp gzip hashlib heapq hmac
  html http idlelib imaplib importlib inspect io ipaddress itertools json keyword linecache locale logging lzma
  mailbox marshal math mimetypes mmap modulefinder msvcrt multiprocessing netrc nt ntpath nturl2path numbers opcode
  operator optparse os pathlib pdb pickle pickletools pkgutil platform plistlib poplib posix posixpath pprint profile
  pstats pty pwd py_compile pyclbr pydoc pydoc_data pyexpat queue quopri random re readline reprlib resource
  rlcompleter runpy sched secrets select selectors shelve shlex shutil signal site smtplib socket socketserver sqlite3
  sre_compile sre_constants sre_parse ssl stat statistics string stringprep struct subprocess symtable sys sysconfig
  syslog tabnanny tarfile tempfile termios textwrap threading time timeit tkinter token tokenize trace traceback
  tracemalloc tty turtle turtledemo types typing unicodedata unittest urllib uuid venv warnings wave weakref
  webbrowser winreg winsound wsgiref xml xmlrpc zipapp zipfile zipimport zlib zoneinfo
`

/** Those that came with a version. */
export const cameWith: Readonly<Record<string, string>> = {
  '3.11': `
  _tokenize _typing tomllib
`,
  '3.12': `
  _pydatetime _pylong _sha2 _wmi
`,
  '3.13': `
  _android_support _apple_support _colorize _interpchannels _interpqueues _interpreters _ios_support _opcode_metadata
  _pyrepl _suggestions _sysconfig
`,
  '3.14': `
  _ast_unparse _hmac _py_warnings _remote_debugging _types _zstd annotationlib compression
`,
}

/** Those that a version no longer has. */
export const goneIn: Readonly<Record<string, string>> = {
  '3.11': `
  binhex
`,
  '3.12': `
  _bootsubprocess _sha256 _sha512 asynchat asyncore distutils imp smtpd
`,
  '3.13': `
  _crypt _msi aifc audioop cgi cgitb chunk crypt imghdr lib2to3 mailcap msilib nis nntplib ossaudiodev pipes sndhdr
  spwd sunau telnetlib uu xdrlib
`,
  '3.14': `
  _compression
`,
}

/** The modules of Node 20. */
export const ofNode20 = `
  assert assert/strict async_hooks buffer child_process cluster console constants crypto dgram diagnostics_channel dns
  dns/promises domain events fs fs/promises http http2 https inspector inspector/promises module net os path
  path/posix path/win32 perf_hooks process punycode querystring readline readline/promises repl stream
  stream/consumers stream/promises stream/web string_decoder sys timers timers/promises tls trace_events tty url util
  util/types v8 vm wasi worker_threads zlib
`

/** Modules of Node 20 that are only known with `node:` before them. */
export const ofNode20WithPrefix = 'sea test test/reporters'
