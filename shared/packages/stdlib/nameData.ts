/*
 * Written by `node scripts/stdlibNames.mjs` from the stubs of pyright 1.1.414, for Python 3.10 to 3.15. `owner:` comes before what it has; `name(parameter` is a
 * parameter that can be given by its name.
 */

/** What came with a version. */
export const namesCameWith: Readonly<Record<string, string>> = {
  '3.11': `
  ast: TryStar asyncio.AbstractEventLoop: connect_accepted_socket(ssl_shutdown_timeout
  create_connection(ssl_shutdown_timeout create_server(ssl_shutdown_timeout create_task(context
  create_unix_connection(ssl_shutdown_timeout create_unix_server(ssl_shutdown_timeout sock_recvfrom
  sock_recvfrom_into sock_sendto start_tls(ssl_shutdown_timeout asyncio: Barrier asyncio.BaseEventLoop:
  connect_accepted_socket(ssl_shutdown_timeout create_connection(ssl_shutdown_timeout
  create_server(ssl_shutdown_timeout create_task(context create_unix_connection(ssl_shutdown_timeout
  create_unix_server(ssl_shutdown_timeout sock_recvfrom sock_recvfrom_into sock_sendto start_tls(ssl_shutdown_timeout
  asyncio: BrokenBarrierError Runner asyncio.SelectorEventLoop: connect_accepted_socket(ssl_shutdown_timeout
  create_connection(ssl_shutdown_timeout create_server(ssl_shutdown_timeout create_task(context
  create_unix_connection(ssl_shutdown_timeout create_unix_server(ssl_shutdown_timeout sock_recvfrom
  sock_recvfrom_into sock_sendto start_tls(ssl_shutdown_timeout asyncio: Server(ssl_shutdown_timeout
  asyncio.StreamWriter: start_tls asyncio: Task(context asyncio.Task: cancelling uncancel asyncio: TaskGroup Timeout
  asyncio.TimeoutError: errno filename filename2 strerror asyncio: create_task(context taskgroups timeout timeout_at
  timeouts binascii: a2b_base64(strict_mode builtins: BaseExceptionGroup ExceptionGroup exec(closure
  concurrent.futures: ProcessPoolExecutor(max_tasks_per_child concurrent.futures.TimeoutError: errno filename
  filename2 strerror contextlib: chdir dataclasses: dataclass(weakref_slot make_dataclass(weakref_slot datetime: UTC
  enum: CONFORM CONTINUOUS EJECT EnumCheck EnumType FlagBoundary KEEP NAMED_FLAGS ReprEnum STRICT StrEnum UNIQUE bin
  global_enum global_enum_repr global_flag_repr global_str member nonmember pickle_by_enum_name pickle_by_global_name
  property show_flag_values verify glob: glob(include_hidden iglob(include_hidden hashlib: file_digest http:
  HTTPMethod importlib.metadata: DeprecatedTuple importlib.resources: abc readers simple inspect: getmembers_static
  ismethodwrapper locale: getencoding logging: getLevelNamesMapping logging.handlers.SysLogHandler: createSocket
  math: cbrt exp2 operator: call os: login_tty re: NOFLAG re.RegexFlag: NOFLAG shutil: rmtree(dir_fd signal.Signals:
  SIGSTKFLT socket: create_connection(all_errors sqlite3: Blob sqlite3.Connection: blobopen create_window_function
  deserialize getlimit serialize setlimit statistics: fmean(weights linear_regression(proportional string.Template:
  get_identifiers is_valid subprocess: Popen(process_group getoutput(encoding getoutput(errors
  getstatusoutput(encoding getstatusoutput(errors sys: exception tempfile.SpooledTemporaryFile: detach read1 readinto
  readinto1 traceback: FrameSummary(colno FrameSummary(end_colno FrameSummary(end_lineno traceback.FrameSummary:
  colno end_colno end_lineno traceback.StackSummary: format_frame_summary traceback:
  TracebackException(max_group_depth TracebackException(max_group_width traceback.TracebackException: print
  types.CodeType: co_exceptiontable co_positions co_qualname types.CoroutineType: cr_suspended types.GeneratorType:
  gi_suspended typing: LiteralString Never NotRequired Required Self TypeVarTuple Unpack assert_never assert_type
  clear_overloads dataclass_transform get_overloads reveal_type urllib.request.FancyURLopener: http_error_308
  urllib.request.HTTPRedirectHandler: http_error_308 warnings: catch_warnings(action catch_warnings(append
  catch_warnings(category catch_warnings(lineno xxlimited.Xxo: x_exports zipfile.CompleteDirs: mkdir zipfile.Path:
  stem suffix suffixes zipfile.PyZipFile: mkdir zipfile: ZipFile(metadata_encoding zipfile.ZipFile: mkdir zlib:
  compress(wbits
`,
  '3.12': `
  ast: ParamSpec TypeAlias TypeVar TypeVarTuple type_param asyncio.BaseEventLoop: create_connection(all_errors
  shutdown_default_executor(timeout asyncio.Handle: get_context asyncio.SelectorEventLoop:
  create_connection(all_errors shutdown_default_executor(timeout asyncio.StreamWriter: start_tls(ssl_shutdown_timeout
  asyncio: Task(eager_start asyncio.Task: get_context asyncio.TimerHandle: get_context asyncio:
  create_eager_task_factory eager_task_factory run(loop_factory builtins.ImportError: name_from
  builtins.ModuleNotFoundError: name_from builtins.bool: is_integer builtins.int: is_integer calendar: APRIL AUGUST
  DECEMBER Day FEBRUARY JANUARY JULY JUNE MARCH MAY Month NOVEMBER OCTOBER SEPTEMBER collections.abc: Buffer csv:
  QUOTE_NOTNULL QUOTE_STRINGS dataclasses: make_dataclass(module datetime.date: strftime(format datetime.datetime:
  fromtimestamp(timestamp strftime(format datetime.time: strftime(format fractions.Fraction: is_integer
  http.HTTPStatus: is_client_error is_informational is_redirection is_server_error is_success
  http.client.HTTPConnection: get_proxy_response_headers http.client.HTTPSConnection: get_proxy_response_headers
  importlib.metadata: DeprecatedNonAbstract importlib.metadata.PackageMetadata: get importlib.metadata.PackagePath:
  match(case_sensitive relative_to(walk_up with_segments importlib.resources: files(anchor inspect: AGEN_CLOSED
  AGEN_CREATED AGEN_RUNNING AGEN_SUSPENDED BufferFlags getasyncgenlocals getasyncgenstate markcoroutinefunction
  itertools: batched logging.Logger: getChildren logging.RootLogger: getChildren logging: getHandlerByName
  getHandlerNames math: nextafter(steps sumprod os.DirEntry: is_junction os.path: isjunction splitroot os: setns
  unshare pathlib.Path: exists(follow_symlinks glob(case_sensitive is_junction match(case_sensitive
  relative_to(walk_up rglob(case_sensitive walk with_segments pathlib.PosixPath: exists(follow_symlinks
  glob(case_sensitive is_junction match(case_sensitive relative_to(walk_up rglob(case_sensitive walk with_segments
  pathlib.PurePath: match(case_sensitive relative_to(walk_up with_segments pathlib.PurePosixPath:
  match(case_sensitive relative_to(walk_up with_segments pathlib.PureWindowsPath: match(case_sensitive
  relative_to(walk_up with_segments pathlib.WindowsPath: exists(follow_symlinks glob(case_sensitive is_junction
  match(case_sensitive relative_to(walk_up rglob(case_sensitive walk with_segments random.Random: binomialvariate
  random.SystemRandom: binomialvariate random: binomialvariate secrets.SystemRandom: binomialvariate shutil:
  rmtree(onexc sqlite3: Connection(autocommit sqlite3.Connection: autocommit getconfig load_extension(entrypoint
  setconfig sqlite3.Date: strftime(format sqlite3.Time: strftime(format sqlite3: connect(autocommit ssl.Options:
  OP_ENABLE_KTLS OP_LEGACY_SERVER_CONNECT statistics: correlation(method sys: activate_stack_trampoline
  deactivate_stack_trampoline getunicodeinternedsize is_stack_trampoline_active monitoring tempfile:
  NamedTemporaryFile(delete_on_close TemporaryDirectory(delete threading: setprofile_all_threads settrace_all_threads
  tokenize: EXCLAMATION FSTRING_END FSTRING_MIDDLE FSTRING_START types.AsyncGeneratorType: ag_suspended types:
  get_original_bases typing: ParamSpec(infer_variance TypeAliasType TypeVar(infer_variance override uuid: main
  warnings: warn(skip_file_prefixes zipfile.Path: glob is_symlink match relative_to rglob
`,
  '3.13': `
  argparse: Action(deprecated BooleanOptionalAction(deprecated ast.ParamSpec: default_value ast: PyCF_OPTIMIZED_AST
  ast.TypeVar: default_value ast.TypeVarTuple: default_value ast: dump(show_empty parse(optimize
  asyncio.AbstractEventLoop: create_server(keep_alive asyncio.AbstractServer: abort_clients close_clients
  asyncio.BaseEventLoop: create_server(keep_alive asyncio: EventLoop asyncio.LifoQueue: shutdown
  asyncio.PriorityQueue: shutdown asyncio.Queue: shutdown asyncio: QueueShutDown asyncio.SelectorEventLoop:
  create_server(keep_alive create_unix_server(cleanup_socket asyncio.Server: abort_clients close_clients base64:
  z85decode z85encode builtins: PythonFinalizationError eval(globals eval(locals exec(globals exec(locals
  function(kwdefaults builtins.str: replace(count configparser: ConfigParser(allow_unnamed_section
  configparser.MissingSectionHeaderError: combine configparser: MultilineContinuationError configparser.ParsingError:
  combine configparser: RawConfigParser(allow_unnamed_section UNNAMED_SECTION copy: replace dbm: sqlite3 enum:
  EnumDict filecmp: dircmp(shallow glob: translate http.HTTPStatus: CONTENT_TOO_LARGE RANGE_NOT_SATISFIABLE
  UNPROCESSABLE_CONTENT URI_TOO_LONG http.client: CONTENT_TOO_LARGE RANGE_NOT_SATISFIABLE UNPROCESSABLE_CONTENT
  URI_TOO_LONG importlib.metadata.Distribution: origin importlib.metadata.PackagePath: full_match parser
  importlib.metadata.PathDistribution: origin importlib.metadata: diagnose importlib.resources: contents(anchor
  is_resource(anchor open_binary(anchor open_text(anchor path(anchor read_binary(anchor read_text(anchor
  inspect.Signature: format ipaddress.IPv4Address: ipv6_mapped ipaddress.IPv4Interface: ipv6_mapped itertools:
  batched(strict logging: LoggerAdapter(merge_extra marshal: dump(allow_code dumps(allow_code load(allow_code
  loads(allow_code math: fma mimetypes.MimeTypes: guess_file_type mimetypes: guess_file_type
  multiprocessing.shared_memory: SharedMemory(track os: grantpt os.path: isdevdrive os: posix_openpt
  process_cpu_count ptsname timerfd_create timerfd_gettime timerfd_gettime_ns timerfd_settime timerfd_settime_ns
  unlockpt pathlib.Path: from_uri full_match glob(recurse_symlinks group(follow_symlinks is_dir(follow_symlinks
  is_file(follow_symlinks owner(follow_symlinks parser read_text(newline rglob(recurse_symlinks pathlib.PosixPath:
  from_uri full_match glob(recurse_symlinks group(follow_symlinks is_dir(follow_symlinks is_file(follow_symlinks
  owner(follow_symlinks parser read_text(newline rglob(recurse_symlinks pathlib.PurePath: full_match parser
  pathlib.PurePosixPath: full_match parser pathlib.PureWindowsPath: full_match parser pathlib: UnsupportedOperation
  pathlib.WindowsPath: from_uri full_match glob(recurse_symlinks group(follow_symlinks is_dir(follow_symlinks
  is_file(follow_symlinks owner(follow_symlinks parser read_text(newline rglob(recurse_symlinks platform: AndroidVer
  IOSVersionInfo android_ver ios_ver plistlib: dump(aware_datetime dumps(aware_datetime load(aware_datetime
  loads(aware_datetime queue.LifoQueue: shutdown queue.PriorityQueue: shutdown queue.Queue: shutdown queue: ShutDown
  re: PatternError readline: backend shutil: chown(dir_fd chown(follow_symlinks site: gethistoryfile
  register_readline sqlite3.Connection: iterdump(filter ssl.SSLContext: set_psk_client_callback
  set_psk_server_callback ssl.SSLObject: get_unverified_chain get_verified_chain ssl.SSLSocket: get_unverified_chain
  get_verified_chain statistics: kde kde_random sys: getunicodeinternedsize(_only_immortal syslog: LOG_FTP tarfile:
  TarFile(stream traceback: TracebackException(save_exc_type traceback.TracebackException: exc_type_str types:
  CapsuleType FunctionType(kwdefaults LambdaType(kwdefaults typing: NoDefault ParamSpec(default typing.ParamSpec:
  has_default typing: ReadOnly TypeIs TypeVar(default typing.TypeVar: has_default typing: TypeVarTuple(default
  typing.TypeVarTuple: has_default typing: get_protocol_members is_protocol warnings: deprecated
  zipfile.CompleteDirs: inject zipfile.ZipInfo: compress_level
`,
  '3.14': `
  argparse: ArgumentDefaultsHelpFormatter(color ArgumentParser(color ArgumentParser(suggest_on_error
  argparse.ArgumentParser: color suggest_on_error argparse: HelpFormatter(color MetavarTypeHelpFormatter(color
  RawDescriptionHelpFormatter(color RawTextHelpFormatter(color ast: Interpolation ast.NodeTransformer:
  visit_Interpolation visit_TemplateStr ast.NodeVisitor: visit_Interpolation visit_TemplateStr ast: TemplateStr
  compare main(args asyncio.AbstractEventLoop: create_task(eager_start asyncio.BaseEventLoop: create_task(eager_start
  asyncio.EventLoop: create_task(eager_start asyncio: FrameCallGraphEntry FutureCallGraph asyncio.SelectorEventLoop:
  create_task(eager_start asyncio.TaskGroup: create_task(eager_start asyncio: capture_call_graph
  create_task(eager_start eager_task_factory(eager_start format_call_graph future_add_to_awaited_by
  future_discard_from_awaited_by graph print_call_graph tools builtins.bytearray: resize builtins.complex:
  from_number builtins.float: from_number builtins: map(strict concurrent.futures.Executor: map(buffersize
  concurrent.futures: InterpreterPoolExecutor concurrent.futures.ProcessPoolExecutor: kill_workers map(buffersize
  terminate_workers concurrent.futures.ThreadPoolExecutor: BROKEN map(buffersize prepare_context concurrent.futures:
  interpreter concurrent: interpreters configparser: InvalidWriteError UnnamedSectionDisabledError dataclasses:
  Field(doc dataclasses.Field: doc dataclasses: field(doc make_dataclass(decorator datetime.date: strptime
  datetime.time: strptime decimal.Decimal: from_number decimal: IEEEContext IEEE_CONTEXT_MAX_BITS errno: EHWPOISON
  fnmatch: filterfalse fractions.Fraction: from_number functools: Placeholder reduce(initial getpass:
  getpass(echo_char gzip.GzipFile: readinto(b readinto1(b heapq: heapify_max heappop_max heappush_max heappushpop_max
  heapreplace_max inspect: CO_HAS_DOCSTRING CO_METHOD inspect.Signature: format(quote_annotation_strings
  from_callable(annotation_format inspect: formatannotation(quote_annotation_strings get_annotations(format ispackage
  signature(annotation_format io: Reader Writer logging.handlers: SysLogHandler(timeout
  logging.handlers.SysLogHandler: timeout multiprocessing.Process: interrupt multiprocessing.popen_forkserver.Popen:
  interrupt multiprocessing.popen_spawn_posix.Popen: interrupt operator: is_none is_not_none os: readinto
  reload_environ pathlib.Path: copy copy_into info move move_into pathlib.PosixPath: copy copy_into info move
  move_into pathlib.WindowsPath: copy copy_into info move move_into pathlib: types platform: invalidate_caches
  sqlite3.Date: strptime sqlite3.Time: strptime string: templatelib sys: is_remote_debug_enabled remote_exec
  tarfile.TarFile: zstopen threading.Condition: locked threading.RLock: locked threading: Thread(context tokenize:
  TSTRING_END TSTRING_MIDDLE TSTRING_START tomllib.TOMLDecodeError: colno doc lineno msg pos types.CodeType:
  co_branches types.FrameType: f_generator typing: ForwardRef(owner typing.ForwardRef: evaluate typing.ParamSpec:
  evaluate_default typing.TypeAliasType: evaluate_value typing.TypeVar: evaluate_bound evaluate_constraints
  evaluate_default typing.TypeVarTuple: evaluate_default typing: evaluate_forward_ref get_type_hints(format
  urllib.request: pathname2url(add_scheme url2pathname(require_scheme url2pathname(resolve_host url2pathname(url
  uuid: MAX NIL uuid6 uuid7 uuid8 zipfile: ZIP_ZSTANDARD ZSTANDARD_VERSION zlib: ZLIBNG_VERSION
`,
  '3.15': `
  argparse.ArgumentParser: format_help(formatter format_usage(formatter ast.Import: is_lazy ast.ImportFrom: is_lazy
  ast: dump(color parse(module asyncio.TaskGroup: cancel base64: a85decode(canonical b16decode(ignorechars
  b16encode(wrapcol b32decode(canonical b32decode(ignorechars b32decode(padded b32encode(padded b32encode(wrapcol
  b32hexdecode(canonical b32hexdecode(ignorechars b32hexdecode(padded b32hexencode(padded b32hexencode(wrapcol
  b64decode(canonical b64decode(ignorechars b64decode(padded b64encode(padded b64encode(wrapcol b85decode(canonical
  b85decode(ignorechars b85encode(wrapcol urlsafe_b64decode(padded urlsafe_b64encode(padded z85decode(canonical
  z85decode(ignorechars z85encode(pad z85encode(wrapcol binascii: ASCII85_ALPHABET BASE32HEX_ALPHABET BASE32_ALPHABET
  BASE64_ALPHABET BASE85_ALPHABET BINHEX_ALPHABET CRYPT_ALPHABET URLSAFE_BASE64_ALPHABET UU_ALPHABET Z85_ALPHABET
  a2b_ascii85 a2b_base32 a2b_base64(alphabet a2b_base64(canonical a2b_base64(ignorechars a2b_base64(padded a2b_base85
  a2b_hex(ignorechars b2a_ascii85 b2a_base32 b2a_base64(alphabet b2a_base64(padded b2a_base64(wrapcol b2a_base85
  unhexlify(ignorechars builtins: ImportCycleError builtins.bytearray: replace(count take_bytes builtins.bytes:
  replace(count builtins: compile(module frozendict sentinel calendar.HTMLCalendar: formatmonthpage
  calendar.LocaleHTMLCalendar: formatmonthpage calendar: standalone_month_abbr standalone_month_name
  compression.zlib: adler32_combine crc32_combine dbm.sqlite3: REORGANIZE decimal: SPEC_VERSION difflib:
  unified_diff(color http.client: HTTPConnection(max_response_headers HTTPSConnection(max_response_headers
  importlib.metadata: MetadataNotFound importlib.resources.abc.Traversable: read_text(errors
  importlib.resources.simple.ResourceContainer: read_text(errors importlib.resources.simple.ResourceHandle:
  read_text(errors inspect: getdoc(fallback_to_class_doc getdoc(inherit_class_doc getfullargspec(annotation_format
  json: JSONDecoder(array_hook json.JSONDecoder: array_hook json.decoder: JSONDecoder(array_hook
  json.decoder.JSONDecoder: array_hook json.scanner.make_scanner: array_hook math: fmax fmin integer isnormal
  issubnormal signbit os: _clearenv makedirs(parent_mode os.path: ALL_BUT_LAST os: statx statx_result pathlib.Path:
  mkdir(parent_mode pathlib.PosixPath: mkdir(parent_mode pathlib.WindowsPath: mkdir(parent_mode pkgutil:
  resolve_name(strict pprint: PrettyPrinter(expand pformat(expand pprint(expand re.Pattern: prefixmatch re:
  prefixmatch resource: RLIM_SAVED_CUR RLIM_SAVED_MAX shelve: BsdDbShelf(deserializer BsdDbShelf(serializer
  shelve.BsdDbShelf: reorganize shelve: DbfilenameShelf(deserializer DbfilenameShelf(serializer
  shelve.DbfilenameShelf: reorganize shelve: Shelf(deserializer Shelf(serializer shelve.Shelf: reorganize shelve:
  ShelveError open(deserializer open(serializer site: StartupState ssl.SSLContext: get_groups set_ciphersuites
  set_client_sigalgs set_groups set_server_sigalgs ssl.SSLObject: client_sigalg group server_sigalg ssl.SSLSocket:
  client_sigalg group server_sigalg ssl: get_sigalgs sys: abi_info get_lazy_imports get_lazy_imports_filter
  lazy_modules set_lazy_imports set_lazy_imports_filter tarfile: TarFile(mtime threading: concurrent_tee
  serialize_iterator synchronized_iterator timeit.Timer: autorange(target_time types.AsyncGeneratorType: ag_state
  types.CoroutineType: cr_state types: FrameLocalsProxyType types.GeneratorType: gi_state types: LazyImportType
  typing: NoExtraItems typing.Pattern: prefixmatch typing: TypeForm TypeVarTuple(bound TypeVarTuple(contravariant
  TypeVarTuple(covariant TypeVarTuple(infer_variance disjoint_base unicodedata: block extended_pictographic
  grapheme_cluster_break indic_conjunct_break isxidcontinue isxidstart iter_graphemes urllib.parse:
  urldefrag(missing_as_none urlparse(missing_as_none urlsplit(missing_as_none urlunparse(keep_empty
  urlunsplit(keep_empty warnings: WarningMessage(module warnings.WarningMessage: module xml: is_valid_name
  is_valid_text utils zlib: adler32_combine crc32_combine
`,
}

/** What a version no longer has. */
export const namesGoneIn: Readonly<Record<string, string>> = {
  '3.11': `
  asyncio.BaseEventLoop: create_datagram_endpoint(reuse_address asyncio.SelectorEventLoop:
  create_datagram_endpoint(reuse_address asyncio: coroutine binascii: a2b_hqx b2a_hqx rlecode_hqx rledecode_hqx
  gettext: Catalog(codeset gettext.GNUTranslations: lgettext lngettext output_charset set_output_charset
  gettext.NullTranslations: lgettext lngettext output_charset set_output_charset gettext: bind_textdomain_codeset
  install(codeset ldgettext ldngettext lgettext lngettext translation(codeset inspect: ArgSpec formatargspec
  getargspec random.Random: shuffle(random random.SystemRandom: shuffle(random secrets.SystemRandom: shuffle(random
  urllib.parse: MAX_CACHE_SIZE
`,
  '3.12': `
  configparser.ConfigParser: readfp configparser.MissingSectionHeaderError: filename configparser:
  ParsingError(filename configparser.ParsingError: filename configparser.RawConfigParser: readfp configparser:
  SafeConfigParser gzip.GzipFile: filename http.client: HTTPSConnection(cert_file HTTPSConnection(check_hostname
  HTTPSConnection(key_file importlib: find_loader importlib.metadata: Deprecated DeprecatedList
  importlib.metadata.DistributionFinder: find_module importlib.metadata.MetadataPathFinder: find_module
  importlib.metadata: SelectableGroups importlib.resources.readers.MultiplexedPath: joinpath(child locale: format
  pathlib.Path: link_to pathlib.PosixPath: link_to pathlib.WindowsPath: link_to pkgutil: ImpImporter ImpLoader
  sqlite3: enable_shared_cache ssl: RAND_pseudo_bytes match_hostname wrap_socket webbrowser: Galeon Grail
`,
  '3.13': `
  collections.ChainMap: fromkeys(iterable configparser: LegacyInterpolation importlib.metadata: DeprecatedTuple
  importlib.resources: Resource contents(package is_resource(name is_resource(package open_binary(package
  open_binary(resource open_text(package open_text(resource path(package path(resource read_binary(package
  read_binary(resource read_text(package read_text(resource locale: resetlocale re.RegexFlag: T TEMPLATE re: T
  TEMPLATE template tokenize: ASYNC AWAIT StopTokenizing urllib.request: urlopen(cadefault urlopen(cafile
  urlopen(capath
`,
  '3.14': `
  argparse: BooleanOptionalAction(choices BooleanOptionalAction(metavar BooleanOptionalAction(type ast: Bytes
  ast.Constant: n s ast: Ellipsis NameConstant Num Str asyncio: AbstractChildWatcher asyncio.AbstractEventLoopPolicy:
  get_child_watcher set_child_watcher asyncio.DefaultEventLoopPolicy: get_child_watcher set_child_watcher asyncio:
  FastChildWatcher MultiLoopChildWatcher PidfdChildWatcher SafeChildWatcher ThreadedChildWatcher get_child_watcher
  set_child_watcher email.utils: localtime(isdst pkgutil: find_loader get_loader sqlite3: version_info
  urllib.request: FancyURLopener URLopener url2pathname(pathname
`,
  '3.15': `
  argparse: ArgumentDefaultsHelpFormatter(color HelpFormatter(color MetavarTypeHelpFormatter(color
  RawDescriptionHelpFormatter(color RawTextHelpFormatter(color importlib.metadata: DeprecatedNonAbstract
`,
}
