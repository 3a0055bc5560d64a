// The tests measure memory and count live tensors, which others in the same process would disturb.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
