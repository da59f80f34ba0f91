import MarkdownIt from 'markdown-it'
import cjkFriendly from 'markdown-it-cjk-friendly'

/** Whether a link may lead there: to a page of the web, or to a file that is named beside the text. */
export function mayLead(address: string): boolean {
  return /^(?:https:\/\/[^\s/?#@\\]+(?:[/?#]|$)|[\w.-][\w./-]*(?:#|$))/.test(address)
}

/**
 * The parser: CommonMark with tables, and emphasis as Chinese is written. HTML stays text, and so does a link that may not lead where it leads. Rules that
 * would make something else of an ordinary line are off: underlined headings, code by indent, strikethrough, and addresses that are given further below.
 */
export const parser = new MarkdownIt({ html: false, linkify: false, typographer: false })
  .use(cjkFriendly)
  .disable(['lheading', 'code', 'strikethrough', 'reference'])
parser.validateLink = mayLead
