/** The content of a file as it is sent: the server tells its type by the content. */
export function fileBytes(file: File): Blob {
  return new Blob([file], { type: 'application/octet-stream' })
}
