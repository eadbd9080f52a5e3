/**
 * Names of classes as names of folders, that every system takes; no two are the same where case does not
 * count.
 */
export function folderNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name, k) => {
    const plain =
      name.replace(/[<>:"/\\|?*\u0000-\u001f]+/g, '-').replace(/^[. ]+|[. ]+$/g, '') || `class-${k + 1}`;
    let folder = plain;
    for (let n = 2; taken.has(folder.toLowerCase()); n++) folder = `${plain}-${n}`;
    taken.add(folder.toLowerCase());
    return folder;
  });
}
