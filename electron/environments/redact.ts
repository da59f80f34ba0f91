export { redact } from '../../shared/packages/redact'
