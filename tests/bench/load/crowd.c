/*
 * Many WebSocket clients in one process, for `npm run bench -- live`: in C, because at a hundred thousand frames a second
 * a client in JavaScript would be what is measured. Asked by lines on stdin, answers by lines on stdout:
 *
 *   open PORT COUNT PATH TOKEN   "opened" when COUNT more sockets have each had their first snapshot or change
 *   wait SEQUENCE                when every socket has heard of SEQUENCE, a JSON object: `arrivals`, when each socket had
 *                                its newest change, in milliseconds of CLOCK_MONOTONIC; `changes` and `snapshots`
 *                                received since the answer before; `sample`, the newest change of the first socket
 *   close                        "closed" when all sockets are
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

enum { MOST = 20000, OPENING = 50, KEPT = 4096, CHUNK = 1 << 18 };
enum stage { ANSWER, HEADER, PAYLOAD };

/* What is known of one socket; a frame may come in any number of pieces. */
struct client {
  int fd;
  enum stage stage;
  int matched; /* of the blank line that ends the HTTP answer */
  unsigned char header[10];
  int have, want;
  unsigned long long left;
  char begun[64]; /* of the payload */
  int beginning;
  long sequence;
  double arrived;
};

static struct client clients[MOST];
static int count, wanted, joined, opening, missing, epoll;
static long awaited = -1, changes, snapshots;
/* What the first socket receives, and its newest change. */
static char receiving[KEPT], sample[KEPT] = "null", request[1024];
static size_t received;
static struct sockaddr_in server = {.sin_family = AF_INET};

static void fail(const char *what) {
  fprintf(stderr, "crowd: %s: %s\n", what, strerror(errno));
  exit(1);
}

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1e3 + t.tv_nsec / 1e6;
}

static void open_one(void) {
  struct client *c = &clients[count];
  *c = (struct client){.sequence = -1, .want = 2};
  c->fd = socket(AF_INET, SOCK_STREAM, 0);
  if (c->fd < 0 || connect(c->fd, (struct sockaddr *)&server, sizeof server)) fail("connect");
  setsockopt(c->fd, IPPROTO_TCP, TCP_NODELAY, &(int){1}, sizeof(int));
  if (write(c->fd, request, strlen(request)) < 0) fail("write");
  fcntl(c->fd, F_SETFL, O_NONBLOCK);
  struct epoll_event event = {.events = EPOLLIN, .data.u32 = count};
  if (epoll_ctl(epoll, EPOLL_CTL_ADD, c->fd, &event)) fail("epoll_ctl");
  count++;
  opening++;
}

static void open_more(void) {
  while (count < wanted && opening < OPENING) open_one();
}

/* A text message is complete; all that matters stands in its first bytes. */
static void heard(struct client *c, double at) {
  long sequence;
  c->begun[c->beginning] = 0;
  int change = sscanf(c->begun, "{\"type\":\"change\",\"sequence\":%ld", &sequence) == 1;
  if (!change && sscanf(c->begun, "{\"type\":\"snapshot\",\"sequence\":%ld", &sequence) != 1) return;
  if (change) changes++;
  if (change && c == clients) {
    memcpy(sample, receiving, received);
    sample[received] = 0;
  }
  if (!change && c->sequence >= 0) snapshots++;
  if (c->sequence < 0) {
    joined++;
    opening--;
    if (joined == wanted) puts("opened");
    else open_more();
  }
  if (c->sequence < awaited && sequence >= awaited) missing--;
  c->sequence = sequence;
  c->arrived = at;
}

static void header(struct client *c) {
  int length = c->header[1] & 127;
  c->want = length == 126 ? 4 : length == 127 ? 10 : 2;
  if (c->have < c->want) return;
  c->left = length;
  if (c->want > 2) c->left = 0;
  for (int i = 2; i < c->want; i++) c->left = c->left << 8 | c->header[i];
  c->stage = PAYLOAD;
  c->beginning = 0;
  if (c == clients) received = 0;
}

static void complete(struct client *c, double at) {
  int opcode = c->header[0] & 15;
  if (opcode == 8) fail("the server closed a socket");
  /* A pong, masked with zeros. */
  if (opcode == 9 && write(c->fd, "\x8a\x80\0\0\0\0", 6) < 0) fail("write");
  if (opcode == 1) heard(c, at);
  c->stage = HEADER;
  c->have = 0;
  c->want = 2;
}

static void take(struct client *c, const char *bytes, size_t size, double at) {
  for (size_t i = 0; i < size;) {
    if (c->stage == ANSWER) {
      c->matched = bytes[i] == "\r\n\r\n"[c->matched] ? c->matched + 1 : bytes[i] == '\r';
      i++;
      if (c->matched == 4) c->stage = HEADER;
    } else if (c->stage == HEADER) {
      c->header[c->have++] = bytes[i++];
      if (c->have >= c->want) header(c);
      if (c->stage == PAYLOAD && c->left == 0) complete(c, at);
    } else {
      size_t piece = size - i < c->left ? size - i : c->left;
      size_t room = sizeof c->begun - 1 - c->beginning;
      memcpy(c->begun + c->beginning, bytes + i, piece < room ? piece : room);
      c->beginning += piece < room ? piece : room;
      if (c == clients && received + piece < KEPT) {
        memcpy(receiving + received, bytes + i, piece);
        received += piece;
      }
      i += piece;
      c->left -= piece;
      if (c->left == 0) complete(c, at);
    }
  }
}

static void receive(struct client *c) {
  static char chunk[CHUNK];
  ssize_t size = read(c->fd, chunk, CHUNK);
  if (size < 0 && errno == EAGAIN) return;
  if (size <= 0) fail("the server closed a socket");
  if (c->stage == ANSWER && c->matched == 0 && strncmp(chunk, "HTTP/1.1 101", size < 12 ? size : 12)) {
    fprintf(stderr, "%.*s\n", (int)size, chunk);
    fail("refused");
  }
  take(c, chunk, size, now());
}

static void answer_when_heard(void) {
  if (awaited < 0 || missing > 0) return;
  printf("{\"changes\":%ld,\"snapshots\":%ld,\"sample\":%s,\"arrivals\":[", changes, snapshots, sample);
  for (int i = 0; i < count; i++) printf("%s%.3f", i ? "," : "", clients[i].arrived);
  puts("]}");
  awaited = -1;
  changes = snapshots = 0;
}

static void obey(char *line) {
  int port, more;
  char path[256], token[256];
  if (sscanf(line, "open %d %d %255s %255s", &port, &more, path, token) == 4) {
    server.sin_port = htons(port);
    inet_pton(AF_INET, "127.0.0.1", &server.sin_addr);
    snprintf(request, sizeof request,
             "GET %s HTTP/1.1\r\nhost: 127.0.0.1:%d\r\nupgrade: websocket\r\nconnection: upgrade\r\n"
             "sec-websocket-version: 13\r\nsec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
             "authorization: Bearer %s\r\n\r\n",
             path, port, token);
    wanted += more;
    if (wanted > MOST) fail("too many");
    open_more();
  } else if (sscanf(line, "wait %ld", &awaited) == 1) {
    missing = 0;
    for (int i = 0; i < count; i++) missing += clients[i].sequence < awaited;
  } else if (!strncmp(line, "close", 5)) {
    for (int i = 0; i < count; i++) close(clients[i].fd);
    count = wanted = joined = 0;
    puts("closed");
  }
}

int main(void) {
  struct rlimit files;
  getrlimit(RLIMIT_NOFILE, &files);
  files.rlim_cur = files.rlim_max;
  setrlimit(RLIMIT_NOFILE, &files);
  setvbuf(stdout, NULL, _IOLBF, 1 << 16);
  epoll = epoll_create1(0);
  struct epoll_event events[512], commands = {.events = EPOLLIN, .data.u32 = MOST};
  epoll_ctl(epoll, EPOLL_CTL_ADD, STDIN_FILENO, &commands);
  for (;;) {
    int ready = epoll_wait(epoll, events, 512, -1);
    for (int i = 0; i < ready; i++) {
      char line[1024] = {0};
      if (events[i].data.u32 < MOST) receive(&clients[events[i].data.u32]);
      else if (read(STDIN_FILENO, line, sizeof line - 1) <= 0) return 0;
      else obey(line);
    }
    answer_when_heard();
  }
}
