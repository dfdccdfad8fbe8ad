// What PostGraphile 5 needs and a Node before 22 lacks. It is not supported there, and slower: ../node has the one to use.
if (Promise.withResolvers === undefined) {
  console.warn(`PostGraphile 5 is for Node 22 and later, this is ${process.version}`)
  Promise.withResolvers = function () {
    let resolve, reject
    const promise = new this((...both) => ([resolve, reject] = both))
    return { promise, resolve, reject }
  }
}
