import { safeStorage } from 'electron'
import type { KeyCipher } from '../sandbox/remote/remoteStore'

/** Whether the system keeps secrets for its user. On a Linux without a keyring Electron would use a password that everyone knows. */
function isKept(): boolean {
  if (!safeStorage.isEncryptionAvailable()) return false
  return process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text'
}

/** Keys of servers in the system's own keeping. */
export const keyCipher: KeyCipher = {
  seal: (key) => (isKept() ? safeStorage.encryptString(key).toString('base64') : null),
  open: (sealed) => safeStorage.decryptString(Buffer.from(sealed, 'base64')),
}
