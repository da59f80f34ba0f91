/**
 * Modules whose package has another name, one a line: the module as it is imported (the longest that fits counts), then its package as indexes
 * spell it. Facts from the packages' own wheels. Where several packages bring a module, the one that suits a server is named.
 */
export const otherNames = `
  Bio biopython
  Crypto pycryptodome
  Cryptodome pycryptodomex
  MeCab mecab-python3
  MySQLdb mysqlclient
  OpenGL pyopengl
  OpenSSL pyopenssl
  PIL pillow
  Stemmer pystemmer
  Xlib python-xlib
  absl absl-py
  aliyunsdkcore aliyun-python-sdk-core
  antlr4 antlr4-python3-runtime
  apiclient google-api-python-client
  argon2 argon2-cffi
  attr attrs
  azure.ai.documentintelligence azure-ai-documentintelligence
  azure.ai.formrecognizer azure-ai-formrecognizer
  azure.ai.inference azure-ai-inference
  azure.ai.ml azure-ai-ml
  azure.ai.projects azure-ai-projects
  azure.ai.textanalytics azure-ai-textanalytics
  azure.ai.translation.text azure-ai-translation-text
  azure.ai.vision.imageanalysis azure-ai-vision-imageanalysis
  azure.cognitiveservices.speech azure-cognitiveservices-speech
  azure.core azure-core
  azure.cosmos azure-cosmos
  azure.data.tables azure-data-tables
  azure.eventgrid azure-eventgrid
  azure.eventhub azure-eventhub
  azure.functions azure-functions
  azure.identity azure-identity
  azure.keyvault.keys azure-keyvault-keys
  azure.keyvault.secrets azure-keyvault-secrets
  azure.mgmt.compute azure-mgmt-compute
  azure.mgmt.resource azure-mgmt-resource
  azure.mgmt.storage azure-mgmt-storage
  azure.monitor.query azure-monitor-query
  azure.search.documents azure-search-documents
  azure.servicebus azure-servicebus
  azure.storage.blob azure-storage-blob
  azure.storage.fileshare azure-storage-file-share
  azure.storage.filedatalake azure-storage-file-datalake
  azure.storage.queue azure-storage-queue
  barcode python-barcode
  bidi python-bidi
  binance python-binance
  box python-box
  bs4 beautifulsoup4
  bson pymongo
  can python-can
  cassandra cassandra-driver
  chinese_calendar chinesecalendar
  clr pythonnet
  community python-louvain
  constraint python-constraint
  cpuinfo py-cpuinfo
  crontab python-crontab
  cv2 opencv-python-headless
  daemon python-daemon
  databricks.sql databricks-sql-connector
  databricks.sdk databricks-sdk
  dateutil python-dateutil
  debian python-debian
  decouple python-decouple
  discord discord-py
  dns dnspython
  docx python-docx
  dotenv python-dotenv
  elftools pyelftools
  engineio python-engineio
  faiss faiss-cpu
  ffmpeg ffmpeg-python
  fitz pymupdf
  fpdf fpdf2
  frontmatter python-frontmatter
  functional pyfunctional
  git gitpython
  github pygithub
  gitlab python-gitlab
  google.ads google-ads
  google.adk google-adk
  google.ai.generativelanguage google-ai-generativelanguage
  google.analytics.data google-analytics-data
  google.api_core google-api-core
  google.auth google-auth
  google.cloud.aiplatform google-cloud-aiplatform
  google.cloud.bigquery google-cloud-bigquery
  google.cloud.bigtable google-cloud-bigtable
  google.cloud.dialogflow google-cloud-dialogflow
  google.cloud.discoveryengine google-cloud-discoveryengine
  google.cloud.dlp google-cloud-dlp
  google.cloud.documentai google-cloud-documentai
  google.cloud.firestore google-cloud-firestore
  google.cloud.kms google-cloud-kms
  google.cloud.language google-cloud-language
  google.cloud.logging google-cloud-logging
  google.cloud.monitoring google-cloud-monitoring
  google.cloud.ndb google-cloud-ndb
  google.cloud.pubsub google-cloud-pubsub
  google.cloud.pubsub_v1 google-cloud-pubsub
  google.cloud.run google-cloud-run
  google.cloud.secretmanager google-cloud-secret-manager
  google.cloud.spanner google-cloud-spanner
  google.cloud.speech google-cloud-speech
  google.cloud.storage google-cloud-storage
  google.cloud.tasks google-cloud-tasks
  google.cloud.texttospeech google-cloud-texttospeech
  google.cloud.translate google-cloud-translate
  google.cloud.translate_v2 google-cloud-translate
  google.cloud.videointelligence google-cloud-videointelligence
  google.cloud.vision google-cloud-vision
  google.genai google-genai
  google.generativeai google-generativeai
  google.oauth2 google-auth
  google.protobuf protobuf
  google.rpc googleapis-common-protos
  google.type googleapis-common-protos
  googleapiclient google-api-python-client
  googlesearch googlesearch-python
  gnupg python-gnupg
  graphql graphql-core
  grpc grpcio
  grpc_status grpcio-status
  grpc_tools grpcio-tools
  haystack haystack-ai
  hcl2 python-hcl2
  imblearn imbalanced-learn
  iso639 python-iso639
  jenkins python-jenkins
  jose python-jose
  jwt pyjwt
  kafka kafka-python
  keycloak python-keycloak
  ldap python-ldap
  llama_index.core llama-index-core
  magic python-magic
  markdown_it markdown-it-py
  memcache python-memcached
  mpl_toolkits matplotlib
  msgraph msgraph-sdk
  mysql.connector mysql-connector-python
  nacl pynacl
  odf odfpy
  office365 office365-rest-python-client
  opencc opencc-python-reimplemented
  opensearchpy opensearch-py
  opentelemetry.exporter.otlp opentelemetry-exporter-otlp
  opentelemetry.sdk opentelemetry-sdk
  opentelemetry.trace opentelemetry-api
  osgeo gdal
  paddle paddlepaddle
  paho paho-mqtt
  pdfminer pdfminer-six
  pkg_resources setuptools
  playhouse peewee
  pptx python-pptx
  psycopg2 psycopg2-binary
  pylab matplotlib
  pythoncom pywin32
  pywt pywavelets
  qcloud_cos cos-python-sdk-v5
  rapidjson python-rapidjson
  readability readability-lxml
  rest_framework djangorestframework
  ruamel.yaml ruamel-yaml
  serial pyserial
  skimage scikit-image
  sklearn scikit-learn
  slugify python-slugify
  snowflake.connector snowflake-connector-python
  snowflake.snowpark snowflake-snowpark-python
  socketio python-socketio
  socks pysocks
  speech_recognition speechrecognition
  stdnum python-stdnum
  taos taospy
  tavily tavily-python
  telegram python-telegram-bot
  telebot pytelegrambotapi
  tencentcloud tencentcloud-sdk-python
  tlslite tlslite-ng
  umap umap-learn
  usb pyusb
  volcenginesdkarkruntime volcengine-python-sdk
  vertexai google-cloud-aiplatform
  weaviate weaviate-client
  websocket websocket-client
  whisper openai-whisper
  whois python-whois
  win32api pywin32
  win32com pywin32
  wx wxpython
  yaml pyyaml
  zmq pyzmq
`

/** Modules whose package has their own name, with hyphens for underscores. */
export const sameNames = `
  accessible_output2 aiofiles aiohttp aiosqlite akshare alembic alibabacloud_tea_openapi altair ansible_runner
  anthropic anyio apscheduler arrow arxiv async_timeout asyncpg baostock bcrypt bitsandbytes bleach boto3 botocore
  bottle brotli cachetools celery certifi cffi chardet charset_normalizer chevron chromadb click clickhouse_connect
  clickhouse_driver cn2an cohere colorama coloredlogs confluent_kafka contourpy croniter cryptography cssselect
  curl_cffi cycler Cython dash dash_bootstrap_components dashscope dask dateparser deepdiff defusedxml dill diskcache
  distro django docker docx2txt docxtpl duckdb easyocr einops elasticsearch email_validator emoji et_xmlfile exa_py
  fake_useragent faker fastapi feedparser filelock filetype flask flask_cors flask_login flask_sqlalchemy fontTools
  fsspec ftfy gensim geopandas geopy gevent google_auth_httplib2 google_auth_oauthlib gradio graphviz groq gspread
  gunicorn h11 h5py hanlp html2text html5lib httpcore httplib2 httpx huggingface_hub humanize icalendar idna imageio
  importlib_metadata importlib_resources influxdb_client IPython ipywidgets isodate itsdangerous jieba jinja2 jira
  jmespath joblib json5 json_repair jsonlines jsonpatch jsonpath_ng jsonschema kiwisolver kubernetes langchain
  langchain_anthropic langchain_community langchain_core langchain_openai langchain_text_splitters langdetect langfuse
  langgraph langid lark_oapi Levenshtein lightgbm litellm llama_parse loguru lunar_python lunardate lxml lz4 mako
  mammoth markdown markdownify markupsafe marshmallow matplotlib mcp mistralai mistune more_itertools motor msgpack
  msgspec multidict nbformat neo4j networkx nltk numba numexpr numpy oauthlib ollama onnxruntime openai openpyxl
  optuna orjson oss2 packaging pandas pandas_ta pandera paramiko passlib path patsy pdf2image pdfplumber peewee peft
  pendulum phonenumbers pika pinecone pip pipdeptree plotly polars prettytable prometheus_client prompt_toolkit
  prophet psutil psycopg pyarrow pycountry pycparser pydantic pydantic_ai pydantic_core pydantic_settings pydeck pydot
  pydub pyecharts pygments pymongo pymssql pymupdf pymysql pyodbc pyparsing pypdf PyPDF2 PyPDF4 pypdfium2 pyperclip
  pypinyin pyproj pyrogram pysrt pytesseract pytest pytz pyzbar qdrant_client qianfan qrcode ray rdflib redis
  referencing regex reportlab requests requests_html requests_oauthlib requests_toolbelt responses retrying rich rsa
  s3fs safetensors schedule scipy scrapy seaborn selenium sentence_transformers sentencepiece sentry_sdk setuptools
  shapely simple_salesforce six slack_bolt slack_sdk sniffio snownlp socksio sortedcontainers soundfile spacy
  sqlalchemy sqlalchemy_utils sqlmodel sqlparse starlette statsmodels stripe structlog supabase sympy tabulate
  tenacity tensorflow termcolor textblob thefuzz tiktoken tinydb tldextract tokenizers toml tomli tomli_w tomlkit
  toolz torch torchaudio torchvision tornado tqdm trafilatura transformers transitions trio tushare twilio TwitterAPI
  typer typing_extensions tzdata tzlocal ujson unidecode uritemplate urllib3 user_agents uvicorn validators voyageai
  wcwidth weasyprint werkzeug wheel wordcloud wrapt xgboost xlrd xlsxwriter xlwt xmltodict xxhash yarl yfinance
  youtube_transcript_api yt_dlp zhipuai zstandard
`
