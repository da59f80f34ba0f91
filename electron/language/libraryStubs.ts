import type { Environment } from '../../shared/model/environment'

/**
 * What the language server is told of a library whose own text misleads it: `pkg_resources`, the way to list packages in an old Dify, sets its names to
 * None and fills them as it is imported. Without this, the first example of a new workspace is full of warnings. Names that are not here may be anything.
 */
const pkgResources = `from typing import Any, Iterable, Iterator

class Distribution:
    project_name: str
    key: str
    version: str
    location: str
    py_version: str
    def requires(self, extras: Iterable[str] = ...) -> list[Any]: ...
    def __getattr__(self, name: str) -> Any: ...

class WorkingSet:
    entries: list[str]
    by_key: dict[str, Distribution]
    def __iter__(self) -> Iterator[Distribution]: ...
    def __contains__(self, item: Any) -> bool: ...
    def __getattr__(self, name: str) -> Any: ...

working_set: WorkingSet
def get_distribution(dist: Any) -> Distribution: ...
def require(*requirements: Any) -> list[Distribution]: ...
def __getattr__(name: str) -> Any: ...
`

/** The stubs of an environment, by the names of their modules: those alone whose library it has, so that no other is offered. */
export function libraryStubs(environment: Environment | null): ReadonlyMap<string, string> {
  const hasSetuptools = environment?.packages.some(({ name }) => name === 'setuptools') === true
  return new Map(hasSetuptools ? [['pkg_resources', pkgResources]] : [])
}
