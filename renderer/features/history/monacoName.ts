/** Monaco's name of a node's language. */
export function monacoName(language: string): string {
  return language === 'python3' ? 'python' : language
}
