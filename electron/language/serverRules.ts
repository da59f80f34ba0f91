/**
 * Which of pyright's rules are true of a node: one file, whose `main` is called by a wrapper with whatever Dify has. What an import lacks, names that are
 * not bound and code that can't be read are told by preflight, with Dify's own words; here they are off. A type that does not fit is a warning: Python
 * runs it, and what is written about types may be wrong.
 */
export const serverRules: Readonly<Record<string, 'error' | 'warning' | 'information' | 'none'>> = {
  reportMissingImports: 'none',
  reportMissingModuleSource: 'none',
  reportUndefinedVariable: 'none',
  reportPrivateImportUsage: 'none',
  reportUnsupportedDunderAll: 'none',
  reportSelfClsParameterName: 'none',
  reportTypedDictNotRequiredAccess: 'none',
  reportUnhashable: 'warning',
  reportAttributeAccessIssue: 'warning',
  reportArgumentType: 'warning',
  reportAssignmentType: 'warning',
  reportCallIssue: 'warning',
  reportIndexIssue: 'warning',
  reportOperatorIssue: 'warning',
  reportReturnType: 'warning',
  reportGeneralTypeIssues: 'warning',
  reportInvalidTypeForm: 'warning',
  reportRedeclaration: 'warning',
  reportPossiblyUnbound: 'warning',
  reportAbstractUsage: 'warning',
  reportAssertTypeFailure: 'none',
  reportInconsistentOverload: 'warning',
  reportNoOverloadImplementation: 'warning',
  reportFunctionMemberAccess: 'warning',
  reportIncompatibleMethodOverride: 'none',
  reportIncompatibleVariableOverride: 'none',
  reportOverlappingOverload: 'none',
  // That something may be None is often known to the author alone: it is told where he looks.
  reportOptionalMemberAccess: 'information',
  reportOptionalSubscript: 'information',
  reportOptionalIterable: 'information',
  reportOptionalCall: 'information',
  reportOptionalContextManager: 'information',
  reportOptionalOperand: 'information',
  reportUnusedExpression: 'information',
  reportUnusedCoroutine: 'warning',
}
