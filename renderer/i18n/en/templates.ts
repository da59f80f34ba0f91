/** Words of a template node: Dify's Template, in Jinja2. */
export const templates = {
  newTemplate: 'Template node (Jinja2)',
  noInputs: 'The template has no inputs. Add one to use it as {{ name }}.',
  outputFixed: 'What the template gives, as one text. Dify fixes its name and type.',
  copyTemplate: 'Copy template',
  templateCopied: 'Template copied',
  time: 'template',
}
