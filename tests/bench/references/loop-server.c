/*
 * The least that fan-out costs: one frame, one write a socket, nothing else. The reference of `npm run bench -- live`.
 * Prints its port. Asked by lines on stdin:
 *
 *   send COUNT FROM TAIL   broadcasts COUNT changes numbered from FROM, `{"type":"change","sequence":N` and TAIL;
 *                          "sent" when the last byte was handed over
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

enum { MOST = 20000, LONGEST = 60000 };

static const char welcome[] =
    "HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: upgrade\r\n"
    "sec-websocket-accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n"
    "\x81\x20{\"type\":\"snapshot\",\"sequence\":0}";

static int sockets[MOST], count;

static void all(int fd, const char *bytes, size_t size) {
  while (size > 0) {
    ssize_t written = write(fd, bytes, size);
    if (written <= 0) exit(1);
    bytes += written;
    size -= written;
  }
}

static void join(int listening) {
  char request[4096];
  size_t have = 0;
  int fd = accept(listening, NULL, NULL);
  setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &(int){1}, sizeof(int));
  do {
    ssize_t size = read(fd, request + have, sizeof request - 1 - have);
    if (size <= 0) exit(1);
    request[have += size] = 0;
  } while (!strstr(request, "\r\n\r\n"));
  all(fd, welcome, sizeof welcome - 1);
  sockets[count++] = fd;
}

static void broadcast(long sequence, const char *tail) {
  static char frame[LONGEST + 64];
  int length = snprintf(frame + 4, LONGEST, "{\"type\":\"change\",\"sequence\":%ld%s", sequence, tail);
  /* Every change is longer than 125 bytes and shorter than 64 KiB. */
  memcpy(frame, (char[]){(char)0x81, 126, length >> 8, length & 255}, 4);
  for (int i = 0; i < count; i++) all(sockets[i], frame, length + 4);
}

int main(void) {
  struct rlimit files;
  getrlimit(RLIMIT_NOFILE, &files);
  files.rlim_cur = files.rlim_max;
  setrlimit(RLIMIT_NOFILE, &files);
  setvbuf(stdout, NULL, _IOLBF, 1 << 16);

  int listening = socket(AF_INET, SOCK_STREAM, 0);
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  socklen_t size = sizeof address;
  if (bind(listening, (struct sockaddr *)&address, size) || listen(listening, 1024)) return 1;
  getsockname(listening, (struct sockaddr *)&address, &size);
  printf("%d\n", ntohs(address.sin_port));

  struct pollfd watched[] = {{.fd = listening, .events = POLLIN}, {.fd = STDIN_FILENO, .events = POLLIN}};
  for (;;) {
    poll(watched, 2, -1);
    if (watched[0].revents) join(listening);
    if (!watched[1].revents) continue;
    static char line[LONGEST + 1];
    ssize_t got = read(STDIN_FILENO, line, LONGEST);
    if (got <= 0) return 0;
    line[line[got - 1] == '\n' ? got - 1 : got] = 0;
    long changes, from;
    int tail;
    if (sscanf(line, "send %ld %ld %n", &changes, &from, &tail) < 2) return 1;
    for (long i = 0; i < changes; i++) broadcast(from + i, line + tail);
    puts("sent");
  }
}
