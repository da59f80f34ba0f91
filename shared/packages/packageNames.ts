/** Modules that come in a package of another name. */
const packages: Readonly<Record<string, string>> = {
  attr: 'attrs',
  bs4: 'beautifulsoup4',
  Crypto: 'pycryptodome',
  cv2: 'opencv-python-headless',
  dateutil: 'python-dateutil',
  docx: 'python-docx',
  dotenv: 'python-dotenv',
  fitz: 'pymupdf',
  jose: 'python-jose',
  jwt: 'pyjwt',
  magic: 'python-magic',
  MySQLdb: 'mysqlclient',
  OpenSSL: 'pyopenssl',
  PIL: 'pillow',
  pkg_resources: 'setuptools',
  pptx: 'python-pptx',
  psycopg2: 'psycopg2-binary',
  serial: 'pyserial',
  skimage: 'scikit-image',
  sklearn: 'scikit-learn',
  slugify: 'python-slugify',
  yaml: 'pyyaml',
  zmq: 'pyzmq',
}

/** The package to ask for when a module is missing: mostly it has the name of the module's first part. */
export function packageOf(module: string): string {
  const [first = module] = module.split('.', 1)
  return packages[first] ?? first.replaceAll('_', '-')
}
