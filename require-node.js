// Plain JavaScript, so that an old Node can still read it and say what is missing.
if (!process.features.typescript) {
  process.stderr.write(
    `序时需要 Node 22.18 及以上，现在是 ${process.version}。请在本目录运行 npm ci 安装自带的 Node 24，再用 npm start 启动。\n` +
      `Xushi needs Node 22.18 or later, this is ${process.version}. Run \`npm ci\` here, which brings Node 24, and start by \`npm start\`.\n`,
  )
  process.exit(1)
}
