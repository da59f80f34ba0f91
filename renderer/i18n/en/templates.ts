/** Words of a template node: Dify's Template, in Jinja2. */
export const templates = {
  newTemplate: 'Template node (Jinja2)',
  noInputs: 'The template has no inputs. Add one to use it as {{ name }}.',
  inTemplateOnly: 'Names in the template that are no inputs yet',
  fromTemplate: 'in the template',
  notRead: 'Its name, kind and size count. What is in it is not read, as in Dify.',
  outputFixed: 'What the template gives, as one text. Dify fixes its name and type.',
  copyTemplate: 'Copy template',
  templateCopied: 'Template copied',
  time: 'template',
}
