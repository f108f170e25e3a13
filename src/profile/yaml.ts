/** The one door to the yaml package; bundled as a chunk of its own, loaded when a text is parsed. */
export {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  parseDocument,
  type Scalar,
  stringify,
  type YAMLError,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
