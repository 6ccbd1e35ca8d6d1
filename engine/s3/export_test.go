package s3

// Operations is the table of operations, for the test that each has its refusals.
var Operations = operations
