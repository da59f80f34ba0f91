/** A package that many use, and what a node imports of it. */
export interface KnownPackage {
  readonly name: string
  readonly modules: readonly string[]
}

/*
 * Well-known packages by what they are for, written by hand: a help while names are typed, and no judgement. `package=module` where what is
 * imported has another name than the package; several modules are parted by `+`.
 */
const lists = {
  data: `numpy pandas polars pyarrow scipy statsmodels xarray dask duckdb numexpr bottleneck numba tables modin
    pandera great-expectations=great_expectations missingno tabulate prettytable sympy networkx igraph python-igraph=igraph
    geopandas shapely pyproj fiona rasterio geopy folium h3 datasets fastparquet connectorx ibis-framework=ibis awkward`,
  plots: `matplotlib seaborn plotly bokeh altair pygal pyecharts wordcloud kaleido graphviz pydot squarify mplfinance
    plotnine holoviews datashader adjustText`,
  learning: `scikit-learn=sklearn xgboost lightgbm catboost torch torchvision torchaudio tensorflow keras jax onnx onnxruntime
    transformers tokenizers sentence-transformers=sentence_transformers accelerate safetensors diffusers peft
    gensim nltk spacy textblob flair fasttext umap-learn=umap hdbscan imbalanced-learn=imblearn optuna shap mlflow joblib
    faiss-cpu=faiss annoy hnswlib rank-bm25=rank_bm25 prophet`,
  models: `openai anthropic tiktoken langchain langchain-core=langchain_core langchain-openai=langchain_openai langgraph
    llama-index=llama_index dashscope zhipuai qianfan cohere mistralai groq litellm instructor huggingface-hub=huggingface_hub
    google-generativeai=google.generativeai google-genai=google.genai ollama replicate chromadb pinecone qdrant-client=qdrant_client
    pymilvus weaviate-client=weaviate dify-client=dify_client mcp json-repair=json_repair`,
  documents: `openpyxl xlrd xlsxwriter xlwt pyxlsb python-docx=docx docx2txt docxtpl python-pptx=pptx pypdf pypdf2=PyPDF2 pdfplumber
    pdfminer.six=pdfminer pymupdf=pymupdf+fitz pikepdf reportlab weasyprint fpdf2=fpdf camelot-py=camelot tabula-py=tabula
    markdown markdown2 mistune markdown-it-py=markdown_it markdownify markitdown html2text docutils pypandoc odfpy=odf
    unstructured ebooklib python-magic=magic filetype chardet charset-normalizer=charset_normalizer ftfy extract-msg=extract_msg
    mammoth textract striprtf`,
  images: `pillow=PIL opencv-python=cv2 opencv-python-headless=cv2 scikit-image=skimage imageio qrcode pyzbar pytesseract easyocr
    paddleocr rapidocr-onnxruntime=rapidocr_onnxruntime cairosvg svgwrite piexif imagehash=imagehash wand pyheif
    moviepy pydub soundfile librosa ffmpeg-python=ffmpeg mutagen python-barcode=barcode`,
  web: `requests httpx aiohttp urllib3 requests-toolbelt=requests_toolbelt requests-oauthlib=requests_oauthlib httplib2 pycurl
    curl-cffi=curl_cffi cloudscraper beautifulsoup4=bs4 lxml html5lib parsel scrapy selenium playwright pyquery feedparser
    newspaper3k=newspaper trafilatura readability-lxml=readability goose3 fake-useragent=fake_useragent tldextract furl
    yarl websockets websocket-client=websocket sseclient-py=sseclient certifi idna pysocks=socks duckduckgo-search=duckduckgo_search
    wikipedia yt-dlp=yt_dlp tenacity backoff ratelimit retrying flask fastapi uvicorn starlette django gradio streamlit
    jinja2 mako werkzeug itsdangerous`,
  formats: `pyyaml=yaml ruamel.yaml=ruamel.yaml toml tomli tomlkit orjson ujson simplejson json5 demjson3 jsonschema jsonpath-ng=jsonpath_ng
    jsonpath jmespath glom xmltodict defusedxml dicttoxml untangle msgpack protobuf=google.protobuf cbor2 avro fastavro
    csvkit unicodecsv python-dotenv=dotenv configobj pyhocon dpath deepdiff dictdiffer pydantic pydantic-settings=pydantic_settings
    attrs=attr+attrs cattrs marshmallow cerberus voluptuous dataclasses-json=dataclasses_json`,
  text: `jieba pkuseg hanlp thulac snownlp pypinyin opencc-python-reimplemented=opencc zhconv cn2an zhon langdetect langid
    regex rapidfuzz fuzzywuzzy thefuzz levenshtein=Levenshtein python-levenshtein=Levenshtein jellyfish unidecode text-unidecode=text_unidecode
    python-slugify=slugify inflect inflection num2words phonenumbers email-validator=email_validator validators faker
    pyparsing lark ply textdistance nameparser translators deep-translator=deep_translator sacrebleu rouge-score=rouge_score
    bleach emoji babel pygments sqlparse black shortuuid nanoid`,
  dates: `python-dateutil=dateutil pytz tzdata tzlocal arrow pendulum dateparser holidays chinesecalendar=chinese_calendar
    lunardate zhdate lunar-python=lunar_python workalendar croniter humanize isodate ciso8601 schedule`,
  databases: `sqlalchemy sqlmodel pymysql mysqlclient=MySQLdb mysql-connector-python=mysql.connector psycopg2-binary=psycopg2
    psycopg asyncpg aiomysql aiosqlite pymongo motor redis elasticsearch opensearch-py=opensearchpy cassandra-driver=cassandra
    oracledb cx-oracle=cx_Oracle pymssql pyodbc clickhouse-driver=clickhouse_driver clickhouse-connect=clickhouse_connect neo4j
    py2neo influxdb-client=influxdb_client peewee tortoise-orm=tortoise alembic records tinydb dataset kafka-python=kafka pika
    celery minio`,
  clouds: `boto3 botocore s3fs fsspec gcsfs azure-storage-blob=azure.storage.blob azure-identity=azure.identity
    google-cloud-storage=google.cloud.storage google-cloud-bigquery=google.cloud.bigquery google-auth=google.auth
    google-api-python-client=googleapiclient oss2 cos-python-sdk-v5=qcloud_cos tencentcloud-sdk-python=tencentcloud
    aliyun-python-sdk-core=aliyunsdkcore esdk-obs-python=obs qiniu upyun paramiko fabric ftputil pysftp smbprotocol=smbclient
    slack-sdk=slack_sdk lark-oapi=lark_oapi dingtalk-stream=dingtalk_stream wechatpy python-telegram-bot=telegram notion-client=notion_client
    pygithub=github python-gitlab=gitlab gitpython=git atlassian-python-api=atlassian jira stripe twilio sendgrid gspread
    yfinance akshare tushare baostock ta`,
  security: `cryptography pycryptodome=Crypto pycryptodomex=Cryptodome pyjwt=jwt python-jose=jose authlib oauthlib bcrypt passlib argon2-cffi=argon2
    pyopenssl=OpenSSL gmssl rsa ecdsa pynacl=nacl pyotp hashids`,
  tools: `tqdm rich click typer loguru structlog cachetools diskcache more-itertools=more_itertools toolz boltons sortedcontainers
    typing-extensions=typing_extensions packaging setuptools pip wheel six psutil filelock anyio trio nest-asyncio=nest_asyncio
    aiofiles asyncio-throttle=asyncio_throttle pyserial=serial pyzmq=zmq grpcio=grpc simpleeval asteval numexpr pint
    ortools pulp cvxpy simpy python-constraint=constraint pytest hypothesis ipython=IPython`,
} as const

/** A package's module where it is not told: its name as Python can write it. */
function entryOf(word: string): KnownPackage {
  const [name = '', modules] = word.split('=')
  return { name, modules: modules?.split('+') ?? [name.toLowerCase().replace(/[-.]/g, '_')] }
}

/** Well-known packages, each once, in the order of their names. */
export const knownPackages: readonly KnownPackage[] = [
  ...new Map(
    Object.values(lists)
      .flatMap((list) => list.trim().split(/\s+/))
      .map((word) => [word.split('=')[0] ?? word, entryOf(word)]),
  ).values(),
].sort((a, b) => (a.name < b.name ? -1 : 1))
